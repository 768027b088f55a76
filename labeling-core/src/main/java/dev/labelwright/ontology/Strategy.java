package dev.labelwright.ontology;

/** How one value of a patient is drawn from the candidates in the notes; the rules are in {@code docs/rules.md}. */
public enum Strategy {
    /** The value of the earliest candidate. */
    FIRST(Fit.ANY),
    /** The value of the latest candidate. */
    LAST(Fit.ANY),
    /** The value that most candidates have. */
    MOST_FREQUENT(Fit.ANY),
    /** The value of the candidate with the highest confidence. */
    MOST_CONFIDENT(Fit.ANY),
    /** The lowest value. */
    MIN(Fit.ORDERED),
    /** The highest value. */
    MAX(Fit.ORDERED),
    /** Whether any candidate is true. */
    ANY_TRUE(Fit.BOOLEAN),
    /** Whether all candidates are true. */
    ALL_TRUE(Fit.BOOLEAN),
    /** What the model makes of the candidates. */
    MODEL(Fit.ANY);

    private enum Fit {
        ANY,
        ORDERED,
        BOOLEAN
    }

    private final Fit fit;

    Strategy(Fit fit) {
        this.fit = fit;
    }

    /** Whether it has a meaning for values of the type. */
    public boolean fits(VariableType type) {
        return switch (fit) {
            case ANY -> true;
            case ORDERED ->
                switch (type) {
                    case INTEGER, FLOAT, TIMESTAMP -> true;
                    case TEXT, BOOLEAN -> false;
                };
            case BOOLEAN -> type == VariableType.BOOLEAN;
        };
    }

    /** The strategy where a variable names none. */
    public static Strategy defaultFor(VariableType type) {
        return type == VariableType.TEXT ? MODEL : MOST_CONFIDENT;
    }
}
