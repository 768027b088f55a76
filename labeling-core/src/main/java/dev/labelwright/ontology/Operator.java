package dev.labelwright.ontology;

/** How the two sides of a condition are compared. */
public enum Operator {
    IS(Right.ANY, false),
    IS_NOT(Right.ANY, true),
    BEFORE(Right.DATE, false),
    AFTER(Right.DATE, false),
    ON_OR_BEFORE(Right.DATE, false),
    ON_OR_AFTER(Right.DATE, false),
    EMPTY(Right.NONE, false),
    NOT_EMPTY(Right.NONE, true),
    IN(Right.LIST, false),
    NOT_IN(Right.LIST, true),
    WITHIN_DAYS(Right.DATE, false),
    NOT_WITHIN_DAYS(Right.DATE, true),
    CONTAINS(Right.TEXT, false),
    NOT_CONTAINS(Right.TEXT, true);

    /** What stands on the right-hand side. */
    public enum Right {
        NONE,
        ANY,
        LIST,
        DATE,
        TEXT
    }

    private final Right right;
    private final boolean negated;

    Operator(Right right, boolean negated) {
        this.right = right;
        this.negated = negated;
    }

    /** What the right-hand side must be. */
    public Right right() {
        return right;
    }

    /** Whether it holds exactly where its {@link #positive} does not. */
    public boolean negated() {
        return negated;
    }

    /** Whether it counts days. */
    public boolean countsDays() {
        return positive() == WITHIN_DAYS;
    }

    /** The operator without its {@code NOT}. */
    public Operator positive() {
        return switch (this) {
            case IS, IS_NOT -> IS;
            case BEFORE -> BEFORE;
            case AFTER -> AFTER;
            case ON_OR_BEFORE -> ON_OR_BEFORE;
            case ON_OR_AFTER -> ON_OR_AFTER;
            case EMPTY, NOT_EMPTY -> EMPTY;
            case IN, NOT_IN -> IN;
            case WITHIN_DAYS, NOT_WITHIN_DAYS -> WITHIN_DAYS;
            case CONTAINS, NOT_CONTAINS -> CONTAINS;
        };
    }
}
