package dev.labelwright.generation.control;

import static dev.labelwright.generation.GenerationStatus.CANCELLED;
import static dev.labelwright.generation.GenerationStatus.CANCELLING;
import static dev.labelwright.generation.GenerationStatus.PAUSED;
import static dev.labelwright.generation.GenerationStatus.RUNNING;

import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.Locale;

/** What a person may do to a generation, and what follows in each of its states. */
public enum ControlAction {
    PAUSE {
        @Override
        public Transition from(GenerationStatus status) {
            return switch (status) {
                case RUNNING -> new Transition.To(PAUSED);
                case PAUSED -> new Transition.Stays();
                case REQUESTED,
                        PLANNING,
                        BUDGET_EXHAUSTED,
                        CANCELLING,
                        CANCELLED,
                        COMPLETED,
                        COMPLETED_WITH_ERRORS,
                        FAILED -> new Transition.Refused();
            };
        }
    },
    RESUME {
        @Override
        public Transition from(GenerationStatus status) {
            return switch (status) {
                case PAUSED, BUDGET_EXHAUSTED -> new Transition.To(RUNNING);
                case RUNNING -> new Transition.Stays();
                case REQUESTED, PLANNING, CANCELLING, CANCELLED, COMPLETED, COMPLETED_WITH_ERRORS, FAILED ->
                    new Transition.Refused();
            };
        }
    },
    CANCEL {
        @Override
        public Transition from(GenerationStatus status) {
            return switch (status) {
                case REQUESTED, PLANNING -> new Transition.To(CANCELLED);
                case RUNNING, PAUSED, BUDGET_EXHAUSTED -> new Transition.To(CANCELLING);
                case CANCELLING, CANCELLED -> new Transition.Stays();
                case COMPLETED, COMPLETED_WITH_ERRORS, FAILED -> new Transition.Refused();
            };
        }
    },
    RETRY {
        @Override
        public Transition from(GenerationStatus status) {
            return switch (status) {
                case COMPLETED_WITH_ERRORS, FAILED -> new Transition.To(RUNNING);
                case RUNNING -> new Transition.Stays();
                case REQUESTED, PLANNING, PAUSED, BUDGET_EXHAUSTED, CANCELLING, CANCELLED, COMPLETED ->
                    new Transition.Refused();
            };
        }
    };

    /** What the action does to a generation in a state. */
    public abstract Transition from(GenerationStatus status);

    /** As it stands in the address of the operation. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answer to the action in a state that does not allow it. */
    ProblemException refusal(GenerationStatus status) {
        return refusal(status, "");
    }

    /** As {@link #refusal(GenerationStatus)}, with the reason as a sentence. */
    ProblemException refusal(GenerationStatus status, String reason) {
        return new ProblemException(
                ErrorCode.WRONG_STATE,
                "The generation is %s, which does not allow to %s it.%s"
                        .formatted(status, word(), reason.isEmpty() ? "" : " " + reason));
    }
}
