package dev.labelwright.rules.model;

import java.time.Instant;

/**
 * When a note was written.
 *
 * @param at midnight in UTC where the source gave no time
 * @param hasTime whether the source gave one
 */
public record NoteDate(Instant at, boolean hasTime) {}
