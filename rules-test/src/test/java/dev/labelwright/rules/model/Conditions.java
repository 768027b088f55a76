package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whether conditions hold for a cell, by what a chart says at this time. */
final class Conditions {
    private final Project project;
    private final Chart chart;

    Conditions(Project project, Chart chart) {
        this.project = project;
        this.chart = chart;
    }

    /** Whether a condition holds for a cell that is asked in a stage. */
    boolean hold(Condition condition, Stage stage, CellKey cell) {
        if (stage == Stage.NOTE_LABELS) {
            return holdsForNote(condition, project.note(cell.note()));
        }
        return passedOver(condition, stage) || holdsForPatient(condition, cell.patient());
    }

    /** Whether a filter by values takes a note. */
    boolean holdsForNote(Condition condition, Note note) {
        return ConditionRule.holds(
                condition,
                type(condition),
                switch (condition.subject()) {
                    case NOTE_DATE -> date(note.date());
                    case NOTE_TITLE -> note.title().isEmpty() ? List.of() : List.of(TextNode.valueOf(note.title()));
                    case VARIABLE -> chart.seenFromNote(note, condition.variable());
                },
                right(condition, variable -> chart.seenFromNote(note, variable)));
    }

    /** Whether a filter by values takes a patient. */
    boolean holdsForPatient(Condition condition, String patient) {
        return ConditionRule.holds(
                condition,
                type(condition),
                chart.seenFromPatient(patient, condition.variable()),
                right(condition, variable -> chart.seenFromPatient(patient, variable)));
    }

    private VariableType type(Condition condition) {
        return switch (condition.subject()) {
            case NOTE_DATE -> VariableType.TIMESTAMP;
            case NOTE_TITLE -> VariableType.TEXT;
            case VARIABLE -> project.variable(condition.variable()).type();
        };
    }

    private boolean passedOver(Condition condition, Stage stage) {
        return condition.subject() != Condition.Subject.VARIABLE
                || (stage == Stage.AGGREGATION
                        && condition.variables().map(project::variable).anyMatch(variable -> !variable.patientLevel()));
    }

    private static List<JsonNode> right(Condition condition, Function<String, List<JsonNode>> values) {
        if (condition.value() == null) {
            return List.of();
        }
        if (condition.rightVariable().isPresent()) {
            return values.apply(condition.rightVariable().get());
        }
        List<JsonNode> constants = new ArrayList<>();
        if (condition.value().isArray()) {
            condition.value().forEach(constants::add);
        } else {
            constants.add(condition.value());
        }
        return constants;
    }

    private static List<JsonNode> date(NoteDate date) {
        return date == null
                ? List.of()
                : List.of(TextNode.valueOf(date.at().atOffset(ZoneOffset.UTC).toString()));
    }

    /** The conditions of a variable that a chart of this time decides, or must not yet decide. */
    static List<Condition> of(Variable variable, Steps steps, Stage stage, boolean deferred) {
        return variable.conditions().stream()
                .filter(condition -> steps.deferred(variable, stage, condition) == deferred)
                .toList();
    }
}
