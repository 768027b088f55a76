package dev.labelwright.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.CellState;
import dev.labelwright.rules.model.Label;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.ReviewStatus;
import dev.labelwright.rules.model.ReviewTime;
import dev.labelwright.rules.model.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws what cells hold. */
final class LabelDraw {
    private static final int MOST_IN_A_CELL = 3;

    private final Choices choices;
    private final int ordinal;

    /** @param ordinal of the generation that will be requested; few are asked by a newer one already */
    LabelDraw(Choices choices, int ordinal) {
        this.choices = choices;
        this.ordinal = ordinal;
    }

    /** Of about so many of a hundred cells. */
    Map<CellKey, CellState> draw(List<Variable> variables, List<Note> notes, int chance) {
        Map<CellKey, CellState> cells = new HashMap<>();
        for (Variable variable : variables) {
            for (CellKey key : keys(variable, notes)) {
                if (choices.percent(chance)) {
                    cells.put(key, cell(variable));
                }
            }
        }
        return cells;
    }

    private static List<CellKey> keys(Variable variable, List<Note> notes) {
        List<CellKey> keys = new ArrayList<>();
        if (variable.kind() == Kind.EXTRACTED) {
            notes.forEach(note -> keys.add(new CellKey(note.patient(), note.id(), variable.name())));
        }
        if (variable.patientLevel()) {
            notes.stream()
                    .map(Note::patient)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(patient -> keys.add(CellKey.ofPatient(patient, variable.name())));
        }
        return keys;
    }

    private CellState cell(Variable variable) {
        int generation = choices.percent(5) ? ordinal + 1 : choices.between(1, ordinal - 1);
        if (variable.scope() != Scope.MANY_PER_NOTE) {
            return state(generation, List.of(label(variable, choices.below(100), generation)));
        }
        List<JsonNode> values = new ArrayList<>(ValuePool.of(variable.type(), variable.options()));
        List<Label> labels = new ArrayList<>();
        int count = choices.below(Math.min(MOST_IN_A_CELL, values.size()) + 1);
        for (int place = 0; place < count; place++) {
            labels.add(label(variable, values.remove(choices.below(values.size())), generation));
        }
        return state(generation, labels);
    }

    private static CellState state(int generation, List<Label> labels) {
        boolean asked = labels.isEmpty() || labels.stream().anyMatch(label -> label.generation() > 0);
        return new CellState(asked ? generation : 0, labels);
    }

    private Label label(Variable variable, int chance, int generation) {
        List<JsonNode> pool = ValuePool.of(variable.type(), variable.options());
        // A draft without a value: asked, and nothing was found.
        if (chance >= 85) {
            return reviewed(variable, Label.nothing(Confidences.threshold(choices), generation));
        }
        return label(variable, choices.of(pool), generation);
    }

    private Label label(Variable variable, JsonNode value, int generation) {
        return reviewed(
                variable,
                Label.draft(new Said(value, Confidences.any(choices)), Confidences.threshold(choices), generation));
    }

    private Label reviewed(Variable variable, Label draft) {
        ReviewStatus status = choices.of(
                ReviewStatus.DRAFT,
                ReviewStatus.DRAFT,
                ReviewStatus.DRAFT,
                ReviewStatus.ACCEPTED,
                ReviewStatus.EDITED,
                ReviewStatus.REJECTED,
                ReviewStatus.MANUAL);
        JsonNode own = choices.of(ValuePool.of(variable.type(), variable.options()));
        ReviewTime time = choices.of(ReviewTime.BEFORE_START, ReviewTime.AFTER_START, ReviewTime.AT_START);
        return switch (status) {
            case DRAFT -> draft;
            case ACCEPTED, REJECTED -> draft.decided(status, null, time);
            case EDITED -> draft.decided(status, own, time);
            case MANUAL -> new Label(null, null, null, 0, status, own, time);
        };
    }
}
