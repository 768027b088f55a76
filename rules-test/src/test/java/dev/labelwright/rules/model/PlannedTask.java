package dev.labelwright.rules.model;

import dev.labelwright.ontology.Stage;
import java.util.Set;

/**
 * Cells that are asked, and fail, together. Which they are is no rule but the planner's choice.
 *
 * @param step the later, the higher
 */
public record PlannedTask(Stage stage, int step, String patient, Set<CellKey> cells) {
    public PlannedTask {
        cells = Set.copyOf(cells);
    }
}
