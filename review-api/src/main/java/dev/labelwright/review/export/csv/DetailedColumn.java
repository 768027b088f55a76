package dev.labelwright.review.export.csv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.NoteDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The columns of the layout {@code detailed}, in their order. */
public enum DetailedColumn {
    PATIENT_ID,
    /** Empty for a value of the patient. */
    NOTE_ID,
    NOTE_DATETIME,
    VARIABLE,
    SCOPE,
    TYPE,
    /** The effective value. */
    VALUE,
    AI_VALUE,
    STATUS,
    CONFIDENCE,
    MODEL,
    VARIABLE_VERSION,
    REVIEWER,
    REVIEWED_AT,
    COMMENT,
    /** JSON, with offsets in Unicode code points. */
    EVIDENCE,
    STALE,
    LABEL_ID,
    GENERATION_ID,
    /** The person's value, where the status is {@code EDITED} or {@code MANUAL}. */
    DECIDED_VALUE,
    /** The generation's own confidence threshold. */
    THRESHOLD,
    /** SHA-256 of the note that was read. */
    NOTE_HASH,
    DRAFTED_AT;

    /** The names in the header. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The column's text for a label; empty or {@code null} where there is none. */
    public String text(LabelRow row) {
        Label label = row.label();
        AiDraft draft = label.draft();
        Decision decision = label.decision();
        return switch (this) {
            case PATIENT_ID -> label.cell().patientId();
            case NOTE_ID -> label.cell().noteId();
            case NOTE_DATETIME -> NoteDate.text(row.notedAt(), row.hasTime());
            case VARIABLE -> row.variable();
            case SCOPE -> row.scope().name();
            case TYPE -> row.type().name();
            case VALUE -> value(row.effectiveValue());
            case AI_VALUE -> value(draft.value());
            case STATUS -> decision.status().name();
            case CONFIDENCE -> text(draft.confidence());
            case MODEL -> draft.model();
            case VARIABLE_VERSION -> text(draft.variableVersion());
            case REVIEWER -> decision.reviewer();
            case REVIEWED_AT -> text(decision.reviewedAt());
            case COMMENT -> decision.comment();
            case EVIDENCE -> draft.evidence().isEmpty() ? "" : EventJson.write(draft.evidence());
            case STALE -> Boolean.toString(row.stale());
            case LABEL_ID -> label.id().toString();
            case GENERATION_ID -> text(draft.generationId());
            case DECIDED_VALUE -> value(decision.value());
            case THRESHOLD -> text(draft.threshold());
            case NOTE_HASH -> draft.noteHash();
            case DRAFTED_AT -> text(draft.draftedAt());
        };
    }

    private static String text(Object known) {
        return Objects.toString(known, "");
    }

    /** A value as a cell says it: a number in plain digits, anything else as its text. */
    public static String value(JsonNode value) {
        if (value == null) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
