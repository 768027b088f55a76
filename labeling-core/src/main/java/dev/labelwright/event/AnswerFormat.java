package dev.labelwright.event;

/** How an endpoint is asked for an answer of a certain form. */
public enum AnswerFormat {
    /** By the schema, which the endpoint enforces. */
    JSON_SCHEMA,
    /** By JSON mode; the schema stands in the prompt. */
    JSON_OBJECT,
    /** By the prompt alone, with the schema in it. */
    TEXT
}
