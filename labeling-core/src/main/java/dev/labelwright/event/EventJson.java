package dev.labelwright.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The form of an event on Kafka: JSON, times in ISO 8601. Unknown fields are passed over, so that a newer service may
 * speak with an older one.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventJson() {}

    /** The mapper of events; shared, and not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** An event, or a part of one, as JSON. */
    public static String write(Object event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    /**
     * An event read back.
     *
     * @throws UnreadableEventException where the JSON is not such an event; says why without quoting it
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T event = MAPPER.readValue(json, type);
            if (event == null) {
                throw new UnreadableEventException(type, "it is null");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEventException(type, e);
        }
    }
}
