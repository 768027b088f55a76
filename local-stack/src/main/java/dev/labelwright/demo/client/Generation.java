package dev.labelwright.demo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;

/** A generation's state and figures; figures that are not known yet are zero. */
public record Generation(
        String id,
        long ordinal,
        Status status,
        JsonNode batch,
        Progress progress,
        Cells cells,
        Outcomes outcomes,
        Tokens tokens,
        JsonNode error,
        long version,
        JsonNode display) {

    public Generation {
        Objects.requireNonNull(id, "generation id");
        Objects.requireNonNull(status, "generation status");
        batch = batch == null ? MissingNode.getInstance() : batch;
        progress = progress == null ? new Progress("", null) : progress;
        cells = cells == null ? Cells.NONE : cells;
        outcomes = outcomes == null ? Outcomes.NONE : outcomes;
        tokens = tokens == null ? Tokens.NONE : tokens;
        error = error == null ? MissingNode.getInstance() : error;
        display = display == null ? MissingNode.getInstance() : display;
    }

    /** Where a generation stands. */
    public enum Status {
        REQUESTED,
        PLANNING,
        RUNNING,
        PAUSED,
        BUDGET_EXHAUSTED,
        CANCELLING,
        CANCELLED,
        COMPLETED,
        COMPLETED_WITH_ERRORS,
        FAILED;

        /** Whether nothing further happens by itself. */
        public boolean terminal() {
            return switch (this) {
                case CANCELLED, COMPLETED, COMPLETED_WITH_ERRORS, FAILED -> true;
                case REQUESTED, PLANNING, RUNNING, PAUSED, BUDGET_EXHAUSTED, CANCELLING -> false;
            };
        }
    }

    /** How far it is. */
    public record Progress(String stage, Tasks tasks) {
        public Progress {
            tasks = tasks == null ? Tasks.NONE : tasks;
        }
    }

    /** Its units of model work, by state. */
    public record Tasks(
            long total, long waiting, long pending, long dispatched, long done, long failed, long cancelled) {
        static final Tasks NONE = new Tasks(0, 0, 0, 0, 0, 0, 0);
    }

    /** The cells that the selection speaks of; {@code selected} is the sum of the other three. */
    public record Cells(
            long selected, @JsonProperty("protected") long protectedCells, long skipped, long asked) {
        static final Cells NONE = new Cells(0, 0, 0, 0);
    }

    /** What became of the cells that were asked. */
    public record Outcomes(
            long written,
            long unchanged,
            @JsonProperty("protected") long protectedCells,
            long superseded,
            long belowThreshold,
            long empty,
            long conditionNotMet,
            long failed,
            long cancelled) {
        static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** The cells that have a label of this generation. */
        public long labeled() {
            return written + unchanged + belowThreshold;
        }
    }

    /** What it used, and what it can use at most. */
    public record Tokens(long input, long output, long total, long ceiling, long unconfirmed) {
        static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);
    }
}
