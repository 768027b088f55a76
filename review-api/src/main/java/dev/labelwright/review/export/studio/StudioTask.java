package dev.labelwright.review.export.studio;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.csv.DetailedColumn;
import dev.labelwright.review.export.read.Unit;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.list.LabelRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A task of Label Studio: a note, or a patient's values, with drafts as predictions and decisions as an annotation. */
public final class StudioTask {
    /** The field of {@code data} with the labels in full: of each, the columns of the layout detailed that have a text. */
    public static final String LABELS = "labelwright";

    /** What the task says beside its labels, or what follows from others. */
    private static final Set<DetailedColumn> LEFT_OUT = EnumSet.of(
            DetailedColumn.PATIENT_ID, DetailedColumn.NOTE_ID, DetailedColumn.NOTE_DATETIME, DetailedColumn.VALUE);

    private final Unit unit;
    private final Map<UUID, Variable> variables;
    private int results;

    private StudioTask(Unit unit, Map<UUID, Variable> variables) {
        this.unit = unit;
        this.variables = variables;
    }

    /** The task's JSON, as maps and lists. */
    static Map<String, Object> of(Unit unit, Map<UUID, Variable> variables) {
        StudioTask task = new StudioTask(unit, variables);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", task.data());
        json.put("predictions", task.predictions());
        json.put("annotations", task.annotations());
        return json;
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text", unit.text());
        data.put("patient_id", unit.patientId());
        data.put("note_id", unit.noteId());
        data.put("date", unit.date() == null ? "" : unit.date());
        data.put("title", unit.title());
        data.put(LABELS, unit.labels().stream().map(StudioTask::columns).toList());
        return data;
    }

    private static Map<String, String> columns(LabelRow row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (DetailedColumn column : DetailedColumn.values()) {
            String text = LEFT_OUT.contains(column) ? null : column.text(row);
            if (text != null && !text.isEmpty()) {
                columns.put(column.name(), text);
            }
        }
        return columns;
    }

    private List<Map<String, Object>> predictions() {
        Map<String, List<LabelRow>> byModel = unit.labels().stream()
                .filter(row -> row.label().draft().value() != null)
                .collect(groupingBy(row -> row.label().draft().model(), LinkedHashMap::new, toList()));
        List<Map<String, Object>> predictions = new ArrayList<>();
        byModel.forEach((model, rows) -> {
            Map<String, Object> prediction = new LinkedHashMap<>();
            prediction.put("model_version", model);
            prediction.put("score", score(rows));
            prediction.put("result", result(rows, row -> row.label().draft().value(), true));
            predictions.add(prediction);
        });
        return predictions;
    }

    private List<Map<String, Object>> annotations() {
        List<LabelRow> decided = unit.labels().stream()
                .filter(row -> row.label().isReviewed() && row.label().statedValue() != null)
                .toList();
        return decided.isEmpty()
                ? List.of()
                : List.of(Map.of("result", result(decided, row -> row.label().statedValue(), false)));
    }

    private List<Map<String, Object>> result(List<LabelRow> rows, Function<LabelRow, JsonNode> value, boolean scored) {
        List<Map<String, Object>> result = new ArrayList<>();
        Map<UUID, List<LabelRow>> byVariable =
                rows.stream().collect(groupingBy(row -> row.label().cell().variableId(), LinkedHashMap::new, toList()));
        byVariable.forEach((id, labels) -> {
            Variable variable = variables.get(id);
            StudioControl control = StudioControl.of(variable);
            Map<String, Object> item = item(StudioControl.name(variable.name()), control.type());
            if (scored) {
                item.put("score", score(labels));
            }
            item.put("value", control.value(labels.stream().map(value).toList()));
            result.add(item);
            labels.forEach(row -> regions(row.label(), variable, result));
        });
        return result;
    }

    /** Evidence of a note's label; that of a patient's value stands in other tasks' texts. */
    private void regions(Label label, Variable variable, List<Map<String, Object>> result) {
        boolean readFromThis =
                !unit.ofPatient() && unit.textHash().equals(label.draft().noteHash());
        if (!readFromThis) {
            return;
        }
        for (Evidence quote : label.draft().evidence()) {
            if (quote.grounded()) {
                Map<String, Object> region = item(StudioControl.EVIDENCE, StudioControl.REGION);
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("start", quote.start());
                value.put("end", quote.end());
                value.put("text", quote.text());
                value.put("labels", List.of(variable.name()));
                region.put("value", value);
                result.add(region);
            }
        }
    }

    private Map<String, Object> item(String from, String type) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "r" + results++);
        item.put("from_name", from);
        item.put("to_name", StudioControl.TEXT);
        item.put("type", type);
        return item;
    }

    /** The lowest confidence: what is least sure is to be looked at first. */
    private static double score(List<LabelRow> rows) {
        return rows.stream()
                .map(row -> row.label().draft().confidence())
                .mapToDouble(confidence -> confidence == null ? 0 : confidence)
                .min()
                .orElse(0);
    }
}
