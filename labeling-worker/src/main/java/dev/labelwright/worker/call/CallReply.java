package dev.labelwright.worker.call;

import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a call ended, told apart by what it may have cost. */
public sealed interface CallReply {

    /**
     * The model answered, and this is what it cost.
     *
     * @param callId the endpoint's name for the call
     * @param usage what the endpoint reports; empty where it reports nothing
     * @param finish why the model stopped
     * @param content what it said; {@code null} where it said nothing
     * @param refusal whether it declined to answer
     * @param tokens the content's tokens with their probabilities; empty where the endpoint does not tell them
     */
    record Answered(
            String callId,
            Optional<Usage> usage,
            Finish finish,
            String content,
            boolean refusal,
            List<TokenProbability> tokens)
            implements CallReply {
        public Answered {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(usage, "usage");
            Objects.requireNonNull(finish, "finish");
            tokens = List.copyOf(tokens);
        }

        /** An answer of whose tokens nothing is told. */
        public Answered(String callId, Optional<Usage> usage, Finish finish, String content, boolean refusal) {
            this(callId, usage, finish, content, refusal, List.of());
        }

        /** Never what the model said: it quotes the note. */
        @Override
        public String toString() {
            return "Answered[callId=%s, usage=%s, finish=%s]".formatted(callId, usage, finish);
        }
    }

    /**
     * Turned away before any work, so nothing is billed; the same dispatch may ask again.
     *
     * @param failure why
     * @param retryAfter how long the endpoint wants to be left alone, where it says so
     */
    record TurnedAway(TaskFailure failure, Optional<Duration> retryAfter) implements CallReply {
        public TurnedAway {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }

    /** The endpoint answered with an error, which bills nothing; asking again in the same dispatch would not help. */
    record Failed(TaskFailure failure) implements CallReply {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** The request went out and no usage came back: it may have been billed. */
    record Lost(TaskFailure failure) implements CallReply {
        public Lost {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** Why a model stopped. */
    enum Finish {
        /** It was done. */
        DONE,
        /** It reached the output limit. */
        OUTPUT_LIMIT,
        /** The endpoint's content filter stopped it. */
        CONTENT_FILTER
    }
}
