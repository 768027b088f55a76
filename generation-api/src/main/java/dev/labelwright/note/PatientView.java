package dev.labelwright.note;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient as clients see it.
 *
 * @param notes how many
 * @param tokens of all notes' texts, in {@code o200k_base}
 * @param covered whether a generation planned tasks for the patient
 */
@Schema(name = "Patient")
public record PatientView(String patientId, int notes, long tokens, boolean covered) {}
