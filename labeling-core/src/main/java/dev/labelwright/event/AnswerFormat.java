package dev.labelwright.event;

/** In which form an endpoint is asked to answer. */
public enum AnswerFormat {
    /** JSON that keeps to the schema in the request. */
    JSON_SCHEMA,
    /** Any JSON object; the schema stands in the prompt. */
    JSON_OBJECT,
    /** Text, for endpoints that know neither; the schema stands in the prompt. */
    TEXT
}
