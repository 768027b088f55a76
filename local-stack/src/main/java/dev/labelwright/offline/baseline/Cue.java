package dev.labelwright.offline.baseline;

import java.util.List;

/**
 * Words that speak for an option.
 *
 * @param stems what must stand together in the note
 * @param polarity what must be said of it
 * @param weight how much it speaks for the option
 */
record Cue(List<String> stems, Polarity polarity, double weight) {
    Cue {
        stems = List.copyOf(stems);
    }

    /**
     * How well a mention fits: 1, less for a past one where the option leaves it open, 0 where it does not.
     *
     * @param current whether the question asks for the present state, so that a past mention fits no open cue
     */
    double fit(Assertion assertion, boolean current) {
        return switch (polarity) {
            case OPEN ->
                switch (assertion) {
                    case PRESENT -> 1;
                    case HISTORICAL -> current ? 0 : 0.8;
                    case NEGATED, OTHER_EXPERIENCER, HYPOTHETICAL -> 0;
                };
            case PRESENT -> assertion == Assertion.PRESENT ? 1 : 0;
            case HISTORICAL -> assertion == Assertion.HISTORICAL ? 1 : 0;
            case NEGATED -> assertion == Assertion.NEGATED ? 1 : 0;
        };
    }

    /** What the option's own words say: "never smoked" is negated, "quit smoking" past, "smokes now" present. */
    enum Polarity {
        OPEN,
        PRESENT,
        HISTORICAL,
        NEGATED
    }
}
