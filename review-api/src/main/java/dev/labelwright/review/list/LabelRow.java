package dev.labelwright.review.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.Thresholds;
import java.time.Instant;

/**
 * A label with what the catalog says of its variable and note.
 *
 * @param variable the variable's name
 * @param thresholds those that hold for the variable now
 * @param stale whether the note changed since the draft was read from it; of a patient's value, whether what it is drawn
 *     from did
 * @param notedAt the note's date; {@code null} where it has none
 * @param hasTime whether that date has a time of day
 * @param title the note's; {@code null} for a value of the patient
 */
public record LabelRow(
        Label label,
        String variable,
        Scope scope,
        VariableType type,
        Thresholds thresholds,
        boolean stale,
        Instant notedAt,
        boolean hasTime,
        String title) {

    /** The row with its label as somebody sees it. */
    LabelRow seenBy(Viewer viewer) {
        return new LabelRow(viewer.see(label), variable, scope, type, thresholds, stale, notedAt, hasTime, title);
    }

    /** The label's value that counts now; {@code null} when rejected, empty or below the threshold. */
    public JsonNode effectiveValue() {
        return label.effectiveValue(thresholds);
    }
}
