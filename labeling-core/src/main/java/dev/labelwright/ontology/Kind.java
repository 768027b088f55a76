package dev.labelwright.ontology;

/** Where a variable's values come from. */
public enum Kind {
    /** Read out of the notes. */
    EXTRACTED,
    /** Derived from the values of other variables; one value for each patient. */
    DEPENDENT
}
