package dev.labelwright.ontology;

/** How many values of a variable can stand side by side, and where. */
public enum Scope {
    /** Any number of values in each note. */
    MANY_PER_NOTE,
    /** One value in each note. */
    ONE_PER_NOTE,
    /** One value for the patient, aggregated from the notes. */
    ONE_PER_PATIENT
}
