package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that a reviewer made, and what came of it as far as the reviewer knows.
 *
 * @param comment the request's own, by which its revisions are known
 * @param sentAt by this machine's clock
 */
record JournalEntry(String comment, String reviewer, Action action, Wanted wanted, Instant sentAt, Answer answer) {
    /**
     * What was asked for.
     *
     * @param value of an {@code EDIT} or {@code ADD}; else {@code null}
     * @param ifVersion the version that the label had to have; {@code null} for any
     * @param revision that was to be restored; else {@code null}
     * @param labels how many labels were expected, of a decision on many; {@code null} for one label
     */
    record Wanted(JsonNode value, Integer ifVersion, Integer revision, Integer labels) {}

    /** What the reviewer knows. */
    sealed interface Answer {
        Instant at();
    }

    /**
     * It is done.
     *
     * @param value the label's, as the answer has it
     */
    record Done(Instant at, UUID labelId, int version, String status, JsonNode value) implements Answer {
        Done {
            value = value == null || value.isNull() ? null : value;
        }
    }

    /** It is done to so many labels. */
    record DoneToMany(Instant at, int count) implements Answer {}

    /** It is not done, and will not be. */
    record Refused(Instant at, int status) implements Answer {}

    /** It may be done or not: the answer was lost, or is that of a service in trouble. */
    record Unknown(Instant at, String why) implements Answer {}
}
