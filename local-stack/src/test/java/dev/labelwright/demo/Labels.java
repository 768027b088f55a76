package dev.labelwright.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.demo.client.Evidence;
import dev.labelwright.demo.client.Label;
import dev.labelwright.ontology.Scope;
import java.util.List;

/** Labels for tests. */
public final class Labels {
    private Labels() {}

    public static Label draft(String id, String patient, String note, String variable, JsonNode value, double sure) {
        return new Label(id, patient, note, variable, Scope.ONE_PER_NOTE, value, value, sure, List.of(), "DRAFT");
    }

    public static Label quoting(String id, Evidence evidence) {
        return new Label(
                id, "P", evidence.noteId(), "V", Scope.ONE_PER_NOTE, null, null, 0.5, List.of(evidence), "DRAFT");
    }
}
