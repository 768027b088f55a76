package dev.labelwright.usage;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/**
 * What a dispatch of a task is charged with, once.
 *
 * @param taskId the task
 * @param input prompt tokens, the cached ones included
 * @param cachedInput those of the input that the endpoint took from its cache
 * @param output completion tokens
 * @param unconfirmed what a call may have used whose answer was lost
 * @param costMicros in millionths of the currency, at the prices of the generation
 */
public record UsageCharge(
        UUID taskId, long input, long cachedInput, long output, long unconfirmed, BigDecimal costMicros) {
    public UsageCharge {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(costMicros, "costMicros");
    }

    /** A call whose answer was lost. */
    public static UsageCharge lost(UUID taskId, long reserved) {
        return new UsageCharge(taskId, 0, 0, 0, reserved, BigDecimal.ZERO);
    }

    /** Whether there is anything to be charged. */
    boolean isSomething() {
        return input + output + unconfirmed > 0;
    }
}
