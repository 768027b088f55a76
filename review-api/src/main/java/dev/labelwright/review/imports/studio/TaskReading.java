package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.csv.DetailedColumn;
import dev.labelwright.review.export.studio.StudioTask;
import dev.labelwright.review.imports.ImportRule;
import dev.labelwright.review.imports.ImportedLabel;
import dev.labelwright.review.imports.LabelCheck;
import dev.labelwright.review.imports.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The labels of a task. Those that it brings in full hold as far as its predictions and annotations still say the same of
 * the variable; else these do.
 */
final class TaskReading {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

    private final Origin origin;
    private final JsonNode task;
    private final LabelCheck check;

    TaskReading(Origin origin, JsonNode task, LabelCheck check) {
        this.origin = origin;
        this.task = task;
        this.check = check;
    }

    /** The labels that break no rule; the others are told. */
    List<ImportedLabel> labels() {
        JsonNode data = task.path("data");
        String patient = data.path("patient_id").asText("");
        String note = data.path("note_id").asText("");
        if (patient.isEmpty()) {
            check.reject(
                    new Origin(origin.line(), origin.pointer() + "/data"),
                    "patient_id",
                    ImportRule.EMPTY_VALUE,
                    "must not be empty");
            return List.of();
        }
        TaskText text = new TaskText(note, data.path("text").asText(""));
        Map<String, List<ImportedLabel>> full = full(patient, note, data.path(StudioTask.LABELS));
        Answers answers = answers(text);
        Set<String> names = new LinkedHashSet<>(full.keySet());
        names.addAll(answers.names());
        List<ImportedLabel> labels = new ArrayList<>();
        for (String name : names) {
            Variable variable = check.variable(name);
            List<ImportedLabel> known = full.getOrDefault(name, List.of());
            if (variable == null) {
                continue;
            }
            if (AnswerView.of(known).equals(AnswerView.of(variable, answers))) {
                labels.addAll(known);
            } else {
                labels.addAll(new AnswerReading(origin, patient, text, variable, answers, check).labels(known));
            }
        }
        return labels;
    }

    private Map<String, List<ImportedLabel>> full(String patient, String note, JsonNode rows) {
        Map<String, List<ImportedLabel>> full = new LinkedHashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            Map<DetailedColumn, String> columns = new EnumMap<>(DetailedColumn.class);
            for (DetailedColumn column : DetailedColumn.values()) {
                columns.put(column, rows.get(index).path(column.name()).asText(""));
            }
            columns.put(DetailedColumn.PATIENT_ID, patient);
            columns.put(DetailedColumn.NOTE_ID, note);
            ImportedLabel label = check.label(
                    new Origin(origin.line(), "%s/data/%s/%d".formatted(origin.pointer(), StudioTask.LABELS, index)),
                    columns);
            if (label != null) {
                full.computeIfAbsent(columns.get(DetailedColumn.VARIABLE), name -> new ArrayList<>())
                        .add(label);
            }
        }
        return full;
    }

    private Answers answers(TaskText text) {
        List<Answers.Prediction> predictions = new ArrayList<>();
        JsonNode predicted = task.path("predictions");
        for (int index = 0; index < predicted.size(); index++) {
            Origin place = new Origin(origin.line(), "%s/predictions/%d".formatted(origin.pointer(), index));
            predictions.add(new Answers.Prediction(
                    predicted.get(index).path("model_version").asText(""),
                    time(predicted.get(index).path("created_at")),
                    StudioAnswers.of(predicted.get(index), place, text, check)));
        }
        JsonNode annotations = task.path("annotations");
        int chosen = chosen(annotations);
        if (chosen < 0) {
            return new Answers(predictions, StudioAnswers.NONE, null, null);
        }
        JsonNode annotation = annotations.get(chosen);
        Origin place = new Origin(origin.line(), "%s/annotations/%d".formatted(origin.pointer(), chosen));
        return new Answers(
                predictions,
                StudioAnswers.of(annotation, place, text, check),
                annotator(annotation.path("completed_by")),
                time(annotation.has("updated_at") ? annotation.path("updated_at") : annotation.path("created_at")));
    }

    /** The annotation that counts: the one called ground truth, else the last; none that was skipped. */
    private static int chosen(JsonNode annotations) {
        int chosen = -1;
        for (int index = 0; index < annotations.size(); index++) {
            JsonNode annotation = annotations.get(index);
            if (annotation.path("was_cancelled").asBoolean()) {
                continue;
            }
            chosen = index;
            if (annotation.path("ground_truth").asBoolean()) {
                return index;
            }
        }
        return chosen;
    }

    private static String annotator(JsonNode person) {
        if (person.isObject()) {
            return Stream.of("email", "username", "id")
                    .map(field -> person.path(field).asText(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(null);
        }
        return person.isNumber() || person.isTextual() ? "Label Studio user " + person.asText() : null;
    }

    /** A time, where it is one; Label Studio also says how long ago something was. */
    private static String time(JsonNode node) {
        return TIME.matcher(node.asText("")).matches() ? node.asText() : "";
    }
}
