package dev.labelwright.worker.limit;

import dev.labelwright.event.ModelAccess;
import java.util.Optional;

/**
 * What one worker may ask of a model per minute.
 *
 * @param requests calls; empty without a limit
 * @param tokens input and output together; empty without a limit
 */
record MinuteLimits(Optional<Long> requests, Optional<Long> tokens) {
    static final MinuteLimits NONE = new MinuteLimits(Optional.empty(), Optional.empty());

    /** A worker's share of the model's limits, at least 1. */
    static MinuteLimits of(ModelAccess model, double share) {
        return new MinuteLimits(
                Optional.ofNullable(model.requestsPerMinute()).map(limit -> part(limit, share)),
                Optional.ofNullable(model.tokensPerMinute()).map(limit -> part(limit, share)));
    }

    private static long part(long limit, double share) {
        return Math.max(1, (long) Math.floor(limit * share));
    }
}
