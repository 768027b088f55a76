package dev.labelwright.review.export;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.labelwright.event.EventJson;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.list.LabelRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The layout {@code detailed}: one line for each label, with everything that is known of it (RFC 4180). */
final class DetailedCsv {
    private static final List<String> HEADER = List.of(
            "PATIENT_ID",
            "NOTE_ID",
            "NOTE_DATETIME",
            "VARIABLE",
            "SCOPE",
            "TYPE",
            "VALUE",
            "AI_VALUE",
            "STATUS",
            "CONFIDENCE",
            "MODEL",
            "VARIABLE_VERSION",
            "REVIEWER",
            "REVIEWED_AT",
            "COMMENT",
            "EVIDENCE",
            "STALE",
            "LABEL_ID",
            "GENERATION_ID");

    private DetailedCsv() {}

    /** The first line. */
    static String header() {
        return lines(Stream.of(HEADER));
    }

    /** A line for each label. */
    static String lines(List<LabelRow> rows) {
        return lines(rows.stream().map(DetailedCsv::cells));
    }

    private static String lines(Stream<List<String>> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            records.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static List<String> cells(LabelRow row) {
        Label label = row.label();
        AiDraft draft = label.draft();
        Decision decision = label.decision();
        return Stream.of(
                        label.cell().patientId(),
                        label.cell().noteId(),
                        noteTime(row),
                        row.variable(),
                        row.scope().name(),
                        row.type().name(),
                        value(row.effectiveValue()),
                        value(draft.value()),
                        decision.status().name(),
                        Objects.toString(draft.confidence(), ""),
                        draft.model(),
                        Objects.toString(draft.variableVersion(), ""),
                        decision.reviewer(),
                        Objects.toString(decision.reviewedAt(), ""),
                        decision.comment(),
                        draft.evidence().isEmpty() ? "" : EventJson.write(draft.evidence()),
                        Boolean.toString(row.stale()),
                        label.id().toString(),
                        Objects.toString(draft.generationId(), ""))
                .map(CsvCell::safe)
                .toList();
    }

    private static String noteTime(LabelRow row) {
        if (row.notedAt() == null) {
            return "";
        }
        return row.hasTime()
                ? row.notedAt().toString()
                : LocalDate.ofInstant(row.notedAt(), ZoneOffset.UTC).toString();
    }

    private static String value(JsonNode value) {
        if (value == null) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
