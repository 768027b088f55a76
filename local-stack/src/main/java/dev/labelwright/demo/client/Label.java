package dev.labelwright.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.labelwright.ontology.Scope;
import java.util.List;

/**
 * One value in a cell.
 *
 * @param value the effective one; JSON {@code null} where there is none
 * @param aiValue what the model drafted
 * @param confidence from 0 to 1; absent where a person added the label
 */
public record Label(
        String id,
        String patientId,
        String noteId,
        String variable,
        Scope scope,
        JsonNode value,
        JsonNode aiValue,
        Double confidence,
        List<Evidence> evidence,
        String status) {

    public Label {
        value = value == null ? NullNode.getInstance() : value;
        aiValue = aiValue == null ? NullNode.getInstance() : aiValue;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** Whether there is an effective value. */
    public boolean hasValue() {
        return !value.isNull();
    }

    /** Whether nobody has reviewed it. */
    public boolean draft() {
        return "DRAFT".equals(status);
    }

    /** How sure the value is; what a person added by hand is certain. */
    public double certainty() {
        return confidence == null ? 1 : confidence;
    }
}
