package dev.labelwright.ontology;

/** The steps of a generation, in the order in which each patient passes through them. */
public enum Stage {
    /** Values are read out of single notes. */
    NOTE_LABELS(0),
    /** A patient's values are drawn together from the values of the notes. */
    AGGREGATION(100),
    /** Values are derived from other values of the same patient. */
    DEPENDENT(200);

    /** The most steps of one stage. */
    private static final int STEPS = 100;

    private final int firstStep;

    Stage(int firstStep) {
        this.firstStep = firstStep;
    }

    /** The number of a step: stages in order, the levels of a stage from 0. */
    public int step(int level) {
        if (level >= STEPS) {
            throw new IllegalArgumentException("a stage has at most %d levels".formatted(STEPS));
        }
        return firstStep + level;
    }

    /** The stage of a step. */
    public static Stage ofStep(int step) {
        if (step >= DEPENDENT.firstStep) {
            return DEPENDENT;
        }
        return step >= AGGREGATION.firstStep ? AGGREGATION : NOTE_LABELS;
    }
}
