package dev.labelwright.generation.history;

import dev.labelwright.generation.GenerationStatus;

/** Whether a generation has changed since it was read. */
public record GenerationVersion(long version, GenerationStatus status) {}
