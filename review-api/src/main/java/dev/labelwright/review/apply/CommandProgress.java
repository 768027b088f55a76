package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.review.label.CellKey;
import java.util.UUID;

/**
 * How far a command has come: a row of review.applied_command.
 *
 * @param outcome what all slices until now did
 * @param place the last cell that was dealt with; {@code null} where nothing needs to be passed over
 * @param done whether nothing is left to do
 */
record CommandProgress(UUID id, CommandOutcome outcome, CellKey place, boolean done) {

    /** Before the first slice. */
    static CommandProgress begun(LabelCommand command) {
        return new CommandProgress(
                command.id(),
                new CommandOutcome(command.id(), command.projectId(), command.kind(), CellOutcomes.NONE, 0),
                null,
                false);
    }

    CommandProgress after(CommandSlice slice) {
        return new CommandProgress(
                id,
                new CommandOutcome(
                        outcome.commandId(),
                        outcome.projectId(),
                        outcome.kind(),
                        sum(outcome.cells(), slice.cells()),
                        outcome.labels() + slice.labels()),
                slice.place(),
                slice.last());
    }

    private static CellOutcomes sum(CellOutcomes one, CellOutcomes other) {
        return new CellOutcomes(
                one.written() + other.written(),
                one.unchanged() + other.unchanged(),
                one.protectedCells() + other.protectedCells(),
                one.superseded() + other.superseded(),
                one.belowThreshold() + other.belowThreshold(),
                one.empty() + other.empty());
    }
}
