package dev.labelwright.event;

import dev.labelwright.ontology.Stage;
import java.util.List;
import java.util.Objects;

/**
 * How a dispatch ended, or that its task is to be closed.
 *
 * @param key which dispatch
 * @param kind how it ended
 * @param stage the stage of the task: in a later one than {@code NOTE_LABELS} the cells are the patient's
 * @param noteIds the notes that were read; empty in a later stage
 * @param noteHash the hash of the text that was read; {@code null} in a later stage
 * @param model the name of the model that was asked; {@link #NO_MODEL} where a rule needed none
 * @param answers one for each asked variable where the model answered, else empty
 * @param usage what was really used; zero where nothing was billed
 * @param callId the endpoint's or, failing that, the worker's name for the call; {@code null} where none was made
 * @param failure why there is no answer; {@code null} where there is one
 * @param window which part of a long note was asked; {@code null} where it was sent whole, or there is none
 */
public record LabelingResult(
        DispatchKey key,
        Kind kind,
        Stage stage,
        List<String> noteIds,
        String noteHash,
        String model,
        List<Answer> answers,
        Usage usage,
        String callId,
        TaskFailure failure,
        TextWindow window) {
    /** What labels name as their model where an aggregation strategy made them. */
    public static final String NO_MODEL = "strategy";

    /** How a dispatch ended. */
    public enum Kind {
        /** The model answered, and the answer passed the checks. Ends the task. */
        ANSWERED(true),
        /** The model answered of a window that is not the note's last. The dispatcher asks the next. */
        PART(false),
        /** There is no answer; the dispatcher decides on another dispatch. */
        ATTEMPT_FAILED(false),
        /** The lease ran out unheard; the call may have been billed. The dispatcher decides on another dispatch. */
        LOST(false),
        /** The dispatcher gives up. Ends the task as failed. */
        GIVEN_UP(true),
        /** The generation was cancelled. Ends the task as cancelled. */
        CANCELLED(true);

        private final boolean closes;

        Kind(boolean closes) {
            this.closes = closes;
        }

        /** Whether such a result ends the task's round. */
        public boolean closes() {
            return closes;
        }

        /** Whether the model answered. */
        public boolean hasAnswers() {
            return this == ANSWERED || this == PART;
        }
    }

    public LabelingResult {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(usage, "usage");
        stage = Objects.requireNonNullElse(stage, Stage.NOTE_LABELS);
        noteIds = noteIds == null ? List.of() : List.copyOf(noteIds);
        answers = answers == null ? List.of() : List.copyOf(answers);
        if (kind.hasAnswers() == (failure != null)) {
            throw new IllegalArgumentException(
                    "task %s: either an answer or a failure, not %s".formatted(key.taskId(), kind));
        }
        if (kind == Kind.PART && (window == null || window.last())) {
            throw new IllegalArgumentException(
                    "task %s: a part is of a window that another follows".formatted(key.taskId()));
        }
    }

    /** A result of a note that was sent whole, or without a note. */
    public LabelingResult(
            DispatchKey key,
            Kind kind,
            Stage stage,
            List<String> noteIds,
            String noteHash,
            String model,
            List<Answer> answers,
            Usage usage,
            String callId,
            TaskFailure failure) {
        this(key, kind, stage, noteIds, noteHash, model, answers, usage, callId, failure, null);
    }

    /** The notes of the asked cells; the empty id where they are the patient's. */
    public List<String> cellNotes() {
        return stage == Stage.NOTE_LABELS ? noteIds : List.of("");
    }

    /** Never values or quotes: a record's text may end in a log. */
    @Override
    public String toString() {
        return "LabelingResult[taskId=%s, round=%d, attempt=%d, kind=%s, failure=%s]"
                .formatted(key.taskId(), key.round(), key.attempt(), kind, failure == null ? null : failure.code());
    }
}
