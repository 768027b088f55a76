package dev.labelwright.review.queue;

import dev.labelwright.problem.Violations;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a call for work.
 *
 * @param order required
 * @param unit required
 * @param variable the name of the variable whose drafts are meant; {@code null} means all
 * @param leaseSeconds how long the work is held; {@code null} means 900
 */
@Schema(name = "NextWork", description = "What a reviewer wants to work on")
public record NextBody(
        @Schema(required = true) QueueOrder order,
        @Schema(required = true) QueueUnit unit,

        @Schema(description = "Drafts of this variable only", examples = "Smoking status")
        String variable,

        @Schema(
                minimum = "30",
                maximum = "86400",
                defaultValue = "900",
                description = "How long the work is held; then it goes to whoever asks next")
        Integer leaseSeconds) {
    private static final int SHORTEST = 30;
    private static final int LONGEST = 86_400;
    private static final int DEFAULT = 900;
    private static final int MAX_NAME = 1_000;

    /** Checks what needs no look at the project; names each broken rule. */
    void check() {
        Violations violations = new Violations();
        violations.require(order != null, "order", "is required: RANDOM, LEAST_CONFIDENT or DISAGREEMENT");
        violations.require(unit != null, "unit", "is required: PATIENT or LABEL");
        violations.requireOptionalText(variable, "variable", MAX_NAME);
        violations.requireRange(leaseSeconds, "leaseSeconds", SHORTEST, LONGEST);
        violations.throwIfAny();
    }

    Duration lease() {
        return Duration.ofSeconds(leaseSeconds == null ? DEFAULT : leaseSeconds);
    }
}
