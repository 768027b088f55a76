package dev.labelwright.review.imports.studio;

import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.csv.DetailedColumn;
import dev.labelwright.review.imports.ImportedLabel;
import dev.labelwright.review.imports.LabelCheck;
import dev.labelwright.review.imports.Origin;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.ReviewStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes labels of what predictions and an annotation say of one variable. */
final class AnswerReading {
    private final Origin task;
    private final String patient;
    private final TaskText text;
    private final Variable variable;
    private final Answers answers;
    private final LabelCheck check;

    AnswerReading(Origin task, String patient, TaskText text, Variable variable, Answers answers, LabelCheck check) {
        this.task = task;
        this.patient = patient;
        this.text = text;
        this.variable = variable;
        this.answers = answers;
        this.check = check;
    }

    /**
     * The labels.
     *
     * @param known those that the task brings in full; where predictions are as they were, their drafts are these
     */
    List<ImportedLabel> labels(List<ImportedLabel> known) {
        Map<String, Map<DetailedColumn, String>> drafts = drafts(known);
        boolean decided = answers.annotation().values().containsKey(variable.name());
        List<Map<DetailedColumn, String>> rows = new ArrayList<>();
        if (decided && oneValue()) {
            rows.addAll(one(drafts.values().stream().findFirst().orElse(null)));
        } else if (decided) {
            rows.addAll(many(drafts));
        } else {
            rows.addAll(drafts.values());
        }
        return rows.stream()
                .map(row -> check.label(place(), row))
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean oneValue() {
        return variable.scope() != Scope.MANY_PER_NOTE || text.noteId().isEmpty();
    }

    /** The drafts by their values. */
    private Map<String, Map<DetailedColumn, String>> drafts(List<ImportedLabel> known) {
        Map<String, Map<DetailedColumn, String>> drafts = new LinkedHashMap<>();
        boolean asTheyWere = AnswerView.of(known)
                .predicted()
                .equals(AnswerView.of(variable, answers).predicted());
        if (asTheyWere) {
            known.stream()
                    .filter(label -> label.content().draft().value() != null)
                    .forEach(label -> drafts.put(
                            DetailedColumn.value(label.content().draft().value()), draft(label)));
            return drafts;
        }
        for (Answers.Prediction prediction : answers.predictions()) {
            StudioResult result = prediction.answers().values().get(variable.name());
            if (result != null) {
                // A later prediction of the same cell takes the place of an earlier one.
                drafts.clear();
                result.texts().forEach(value -> drafts.put(value, draft(prediction, result, value)));
            }
        }
        return drafts;
    }

    private Map<DetailedColumn, String> draft(Answers.Prediction prediction, StudioResult result, String value) {
        Map<DetailedColumn, String> row = row();
        row.put(DetailedColumn.STATUS, ReviewStatus.DRAFT.name());
        row.put(DetailedColumn.AI_VALUE, value);
        row.put(DetailedColumn.MODEL, prediction.model());
        row.put(
                DetailedColumn.CONFIDENCE,
                result.score() == null ? "" : result.score().toString());
        row.put(DetailedColumn.DRAFTED_AT, prediction.at());
        if (result.texts().size() == 1) {
            evidence(row, prediction.answers().evidence(variable.name()));
        }
        return row;
    }

    private Map<DetailedColumn, String> draft(ImportedLabel label) {
        Map<DetailedColumn, String> row = row();
        ImportedLabel.Content content = label.content();
        row.put(DetailedColumn.STATUS, ReviewStatus.DRAFT.name());
        row.put(DetailedColumn.AI_VALUE, DetailedColumn.value(content.draft().value()));
        row.put(DetailedColumn.CONFIDENCE, text(content.draft().confidence()));
        row.put(DetailedColumn.MODEL, text(content.draft().model()));
        row.put(DetailedColumn.VARIABLE_VERSION, text(content.draft().variableVersion()));
        row.put(DetailedColumn.GENERATION_ID, text(content.draft().generationId()));
        row.put(DetailedColumn.THRESHOLD, text(content.draft().threshold()));
        row.put(DetailedColumn.NOTE_HASH, text(content.draft().noteHash()));
        row.put(DetailedColumn.DRAFTED_AT, text(content.draft().draftedAt()));
        row.put(DetailedColumn.LABEL_ID, text(content.labelId()));
        row.put(DetailedColumn.STALE, Boolean.toString(content.stale()));
        evidence(row, content.draft().evidence());
        return row;
    }

    private List<Map<DetailedColumn, String>> one(Map<DetailedColumn, String> draft) {
        List<String> said = answers.annotation().texts(variable.name());
        if (said.size() > 1) {
            return said.stream().map(value -> added(value, List.of())).toList();
        }
        Optional<String> value = said.stream().findFirst();
        if (draft == null) {
            return value.map(manual -> added(manual, answers.annotation().evidence(variable.name()))).stream()
                    .toList();
        }
        return List.of(decided(
                draft,
                value.isEmpty()
                        ? ReviewStatus.REJECTED
                        : same(value.get(), draft) ? ReviewStatus.ACCEPTED : ReviewStatus.EDITED,
                value.orElse("")));
    }

    private static boolean same(String value, Map<DetailedColumn, String> draft) {
        return value.equals(draft.get(DetailedColumn.AI_VALUE));
    }

    /** An annotation speaks for the whole cell: a draft that it leaves out is rejected. */
    private List<Map<DetailedColumn, String>> many(Map<String, Map<DetailedColumn, String>> drafts) {
        List<String> said = answers.annotation().texts(variable.name());
        List<Map<DetailedColumn, String>> rows = new ArrayList<>();
        drafts.forEach((value, draft) ->
                rows.add(decided(draft, said.contains(value) ? ReviewStatus.ACCEPTED : ReviewStatus.REJECTED, value)));
        List<String> more =
                said.stream().filter(value -> !drafts.containsKey(value)).toList();
        List<Evidence> evidence =
                more.size() == 1 && drafts.isEmpty() ? answers.annotation().evidence(variable.name()) : List.of();
        more.forEach(value -> rows.add(added(value, evidence)));
        return rows;
    }

    private Map<DetailedColumn, String> decided(Map<DetailedColumn, String> draft, ReviewStatus status, String value) {
        Map<DetailedColumn, String> row = new EnumMap<>(draft);
        row.put(DetailedColumn.STATUS, status.name());
        row.put(DetailedColumn.DECIDED_VALUE, status == ReviewStatus.EDITED ? value : "");
        return reviewed(row);
    }

    private Map<DetailedColumn, String> added(String value, List<Evidence> evidence) {
        Map<DetailedColumn, String> row = row();
        row.put(DetailedColumn.STATUS, ReviewStatus.MANUAL.name());
        row.put(DetailedColumn.DECIDED_VALUE, value);
        evidence(row, evidence);
        return reviewed(row);
    }

    private Map<DetailedColumn, String> reviewed(Map<DetailedColumn, String> row) {
        row.put(DetailedColumn.REVIEWER, text(answers.annotator()));
        row.put(DetailedColumn.REVIEWED_AT, text(answers.annotatedAt()));
        return row;
    }

    private Map<DetailedColumn, String> row() {
        Map<DetailedColumn, String> row = new EnumMap<>(DetailedColumn.class);
        row.put(DetailedColumn.PATIENT_ID, patient);
        row.put(DetailedColumn.NOTE_ID, text.noteId());
        row.put(DetailedColumn.VARIABLE, variable.name());
        row.put(DetailedColumn.NOTE_HASH, text(text.hash()));
        return row;
    }

    private static void evidence(Map<DetailedColumn, String> row, List<Evidence> evidence) {
        row.put(DetailedColumn.EVIDENCE, evidence.isEmpty() ? "" : EventJson.write(evidence));
    }

    private static String text(Object known) {
        return Objects.toString(known, "");
    }

    /** Where the file says what the labels are made of: the annotation's value, or a prediction's, or the task. */
    private Origin place() {
        StudioResult annotated = answers.annotation().values().get(variable.name());
        if (annotated != null) {
            return new Origin(task.line(), annotated.pointer());
        }
        return answers.predictions().stream()
                .map(prediction -> prediction.answers().values().get(variable.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(result -> new Origin(task.line(), result.pointer()))
                .orElse(task);
    }
}
