package dev.labelwright.selection;

import dev.labelwright.ontology.Stage;
import java.util.EnumSet;
import java.util.Set;

/** Which stages a generation runs through. */
public enum StageChoice {
    ALL,
    NOTE_LABELS,
    AGGREGATION,
    DEPENDENT;

    /** The stages. */
    public Set<Stage> stages() {
        return switch (this) {
            case ALL -> EnumSet.allOf(Stage.class);
            case NOTE_LABELS -> EnumSet.of(Stage.NOTE_LABELS);
            case AGGREGATION -> EnumSet.of(Stage.AGGREGATION);
            case DEPENDENT -> EnumSet.of(Stage.DEPENDENT);
        };
    }
}
