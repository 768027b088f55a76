package dev.labelwright.prompt;

import java.util.Objects;

/**
 * What a model is asked.
 *
 * @param system the system message: the same, byte for byte, for all notes of a task group
 * @param user the user's message: the note and nothing else
 * @param schema the JSON schema of the answer
 */
public record Prompt(String system, String user, String schema) {
    public Prompt {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(schema, "schema");
    }
}
