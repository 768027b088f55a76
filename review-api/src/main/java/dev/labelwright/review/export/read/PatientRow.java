package dev.labelwright.review.export.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A patient's values that count.
 *
 * @param said by variable: of a patient-level one the patient's value, of a note-level one what its notes say, each value
 *     once, where it first stands in the order of the notes' dates
 */
public record PatientRow(String patientId, Map<UUID, List<JsonNode>> said) {
    public PatientRow {
        said = Map.copyOf(said);
    }
}
