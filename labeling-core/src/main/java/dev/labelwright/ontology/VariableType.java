package dev.labelwright.ontology;

/** What kind of value a variable holds; fixes the JSON form of its labels. */
public enum VariableType {
    /** A JSON string; one of the options where the variable has any. */
    TEXT,
    /** A JSON boolean. */
    BOOLEAN,
    /** A JSON number without a fraction. */
    INTEGER,
    /** A JSON number. */
    FLOAT,
    /** A JSON string: {@code YYYY-MM-DD}, or a date and time with a zone (ISO 8601). */
    TIMESTAMP
}
