package dev.labelwright.event;

import java.util.Objects;

/**
 * One thing that a check of a model tried.
 *
 * @param name what was tried
 * @param ok whether it works
 * @param message for people; no secret and nothing that the model said
 */
public record CheckFinding(Name name, boolean ok, String message) {

    /** What a check tries. */
    public enum Name {
        /** The worker may and can connect to the endpoint. */
        REACHABILITY,
        /** The endpoint accepts the key. */
        AUTHENTICATION,
        /** The endpoint accepts the request: it knows the model and the fields. */
        REQUEST,
        /** The answer is JSON by the schema. */
        JSON_SCHEMA,
        /** The endpoint tells what was used. */
        USAGE_REPORTED,
        /** What the server adds to a prompt was measured. */
        OVERHEAD,
        /** An answer ends at the output limit. */
        OUTPUT_LIMIT,
        /** The endpoint tells the probabilities of the answer's tokens. */
        LOGPROBS
    }

    public CheckFinding {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(message, "message");
    }
}
