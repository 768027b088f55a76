package dev.labelwright.event;

import java.util.Objects;
import java.util.UUID;

/** Announces a requested generation. The generation's row is the truth; this makes planning prompt. */
public record GenerationJob(UUID generationId, UUID projectId) {
    public GenerationJob {
        Objects.requireNonNull(generationId, "generationId");
        Objects.requireNonNull(projectId, "projectId");
    }
}
