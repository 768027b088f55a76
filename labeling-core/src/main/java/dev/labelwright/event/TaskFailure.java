package dev.labelwright.event;

import java.util.Objects;

/**
 * Why a dispatch has no answer.
 *
 * @param code the kind of failure
 * @param message for people; no secret and no note text
 */
public record TaskFailure(Code code, String message) {

    /** The kinds of failure, and whether another dispatch may end better. */
    public enum Code {
        /** No call was made: the worker stopped, or its limits left no time. Nothing is wrong with the task. */
        NOT_STARTED(true),
        /** The endpoint kept answering that it is asked too much. */
        RATE_LIMITED(true),
        /** The endpoint kept answering that it is overloaded, or could not be reached. */
        UNAVAILABLE(true),
        /** No answer within the time that the lease leaves; may have been billed. */
        TIMED_OUT(true),
        /** The connection broke after the request was sent; may have been billed. */
        CONNECTION_LOST(true),
        /** The endpoint failed. */
        MODEL_ERROR(true),
        /** The answer is not the JSON that was asked for. */
        MALFORMED(true),
        /** The model ended without saying anything. */
        EMPTY(true),
        /** The answer ended at the output limit; the same limit would cut it off again. */
        TRUNCATED(false),
        /** The model declined to answer. */
        REFUSED(false),
        /** The endpoint's content filter held the answer back. */
        FILTERED(false),
        /** The endpoint does not accept the key. */
        AUTHENTICATION(false),
        /** The endpoint's address is one that the worker does not connect to. */
        ADDRESS_REFUSED(false),
        /** No worker could read the task's message. */
        UNREADABLE(false),
        /** The endpoint does not accept the request, or does not know the model. */
        REJECTED(false),
        /** The variables leave no room for a note, or a part of it, in the model's window. */
        NOTE_EXCEEDS_WINDOW(false),
        /** What was answered of an earlier window of a long note is not there. */
        WINDOW_LOST(false),
        /** The note was changed after the task was planned; its ceiling no longer holds. */
        NOTE_CHANGED(false),
        /** The dispatch's lease ran out before a result was heard. */
        LEASE_LOST(true),
        /** Another call would exceed what the generation allows for repairs. */
        REPAIR_ALLOWANCE_SPENT(false),
        /** A task of an earlier stage that this one builds on failed. */
        EARLIER_STAGE_FAILED(false),
        /** The generation was cancelled. */
        CANCELLED(false);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }

        /** Whether another dispatch may end better. */
        public boolean retryable() {
            return retryable;
        }

        /** Whether every other task of the generation would meet the same failure, so that it is stopped. */
        public boolean stopsGeneration() {
            return this == AUTHENTICATION || this == ADDRESS_REFUSED;
        }
    }

    public TaskFailure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
