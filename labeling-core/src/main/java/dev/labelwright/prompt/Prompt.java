package dev.labelwright.prompt;

import java.util.Objects;

/**
 * What a model is asked.
 *
 * @param system the system message: the same, byte for byte, for all tasks of a call group and an answer format
 * @param user the user's message: the note, or the candidates, and nothing else
 * @param schema the JSON schema of the answer; empty where it stands at the end of the system message
 */
public record Prompt(String system, String user, String schema) {
    public Prompt {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(schema, "schema");
    }
}
