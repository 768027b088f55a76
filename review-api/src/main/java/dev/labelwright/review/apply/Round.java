package dev.labelwright.review.apply;

import dev.labelwright.event.DispatchKey;
import java.util.UUID;

/** One time that a task is worked on; it is closed once. */
record Round(UUID taskId, int round) {
    static Round of(DispatchKey key) {
        return new Round(key.taskId(), key.round());
    }
}
