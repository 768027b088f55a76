package dev.labelwright.event;

import java.util.Objects;
import java.util.UUID;

/**
 * A {@link LabelCommand} is done; told on the topic of the outcomes.
 *
 * @param commandId the command; no other event of the topic has such a field
 * @param projectId its project
 * @param kind what was done
 * @param cells how the cells of a promoted preview ended; zero for any other command
 * @param labels how many labels were changed
 */
public record CommandOutcome(UUID commandId, UUID projectId, LabelCommand.Kind kind, CellOutcomes cells, long labels) {
    public CommandOutcome {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(kind, "kind");
        cells = Objects.requireNonNullElse(cells, CellOutcomes.NONE);
    }
}
