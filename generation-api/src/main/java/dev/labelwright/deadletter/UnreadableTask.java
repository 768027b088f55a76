package dev.labelwright.deadletter;

import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.UnreadableEventException;
import dev.labelwright.event.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message that a worker put aside. Its payload stays where it is: only headers are looked at.
 *
 * @param key which dispatch it was, where its header says so
 * @param reason why, as the worker says
 */
record UnreadableTask(Optional<DispatchKey> key, String reason) {
    /** What the channel of a worker adds to what it puts aside; notices of generation-api have no such header. */
    private static final String PUT_ASIDE = "dead-letter-topic";

    private static final String REASON = "dead-letter-reason";
    private static final int LONGEST = 500;

    /** The message of a record; empty where the record is no such message. */
    static Optional<UnreadableTask> of(ConsumerRecord<String, byte[]> message) {
        if (text(message, PUT_ASIDE).isEmpty()) {
            return Optional.empty();
        }
        String reason = text(message, REASON).orElse("no worker could read it");
        return Optional.of(new UnreadableTask(key(message), reason.substring(0, Math.min(reason.length(), LONGEST))));
    }

    TaskFailure failure() {
        return new TaskFailure(TaskFailure.Code.UNREADABLE, reason);
    }

    /** How its dispatch ended; nothing was billed. */
    static LabelingResult result(DispatchKey key, TaskFailure failure) {
        return new LabelingResult(
                key,
                LabelingResult.Kind.ATTEMPT_FAILED,
                null,
                List.of(),
                null,
                null,
                List.of(),
                Usage.NONE,
                null,
                failure);
    }

    private static Optional<DispatchKey> key(ConsumerRecord<String, byte[]> message) {
        try {
            return text(message, DispatchKey.HEADER)
                    .map(json -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), DispatchKey.class));
        } catch (UnreadableEventException e) {
            // Then nothing says whose it was; the lease brings the task back.
            return Optional.empty();
        }
    }

    private static Optional<String> text(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
