package dev.labelwright.worker.limit;

import dev.labelwright.worker.call.CallReply;

/** The leave to make one call. */
@FunctionalInterface
public interface Turn {
    /** The call is over, whatever came of it; to be told once. */
    void over(CallReply reply);
}
