package dev.labelwright.event;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A Kafka message that is not the event it should be. The message never quotes the event, which may hold a note. */
public final class UnreadableEventException extends RuntimeException {
    UnreadableEventException(Class<?> type, Exception cause) {
        this(type, reason(cause));
    }

    UnreadableEventException(Class<?> type, String reason) {
        super("not a readable %s: %s".formatted(type.getSimpleName(), reason));
    }

    private static String reason(Exception cause) {
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            return "%s at line %d, column %d"
                    .formatted(
                            cause.getClass().getSimpleName(),
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr());
        }
        return cause.getClass().getSimpleName();
    }
}
