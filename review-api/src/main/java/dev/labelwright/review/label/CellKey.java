package dev.labelwright.review.label;

import java.util.UUID;

/**
 * The place where labels live.
 *
 * @param noteId empty for a value of the patient
 */
public record CellKey(UUID projectId, String patientId, String noteId, UUID variableId) {}
