package dev.labelwright.review.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A value that people hold to be right.
 *
 * @param line of the file
 * @param noteId empty for a value of the patient
 * @param value canonical; {@code null} where the cell has none
 */
record Item(long line, String patientId, String noteId, UUID variableId, JsonNode value) {}
