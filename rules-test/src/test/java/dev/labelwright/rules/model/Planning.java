package dev.labelwright.rules.model;

import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.selection.Overwrite;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Decides over every selected cell before anything is asked. */
public final class Planning {
    private final Project project;
    private final Request request;
    private final Chart chart;
    private final Steps steps;

    private Planning(Project project, Request request, Chart chart) {
        this.project = project;
        this.request = request;
        this.chart = chart;
        this.steps = Steps.of(project, request);
    }

    /**
     * The plan.
     *
     * @param patients those that the request chose; of a new batch, those that were drawn
     */
    public static Plan of(Project project, Request request, Chart chart, Set<String> patients) {
        return new Planning(project, request, chart).plan(patients);
    }

    private Plan plan(Set<String> patients) {
        Selecting selecting = new Selecting(project, request, chart);
        Map<CellKey, Verdict> cells = new HashMap<>();
        for (Stage stage : Stage.values()) {
            for (Variable variable : steps.asked(stage)) {
                patients.stream()
                        .flatMap(patient -> stage == Stage.NOTE_LABELS
                                ? selecting.notes(patient).stream()
                                        .map(note -> new CellKey(patient, note.id(), variable.name()))
                                : Stream.of(CellKey.ofPatient(patient, variable.name())))
                        .forEach(cell -> cells.put(cell, verdict(variable, stage, cell)));
            }
        }
        return new Plan(cells);
    }

    private Verdict verdict(Variable variable, Stage stage, CellKey cell) {
        CellState state = chart.cell(cell);
        if (request.overwrite() == Overwrite.SKIP && labelled(cell, state)) {
            return Verdict.SKIPPED;
        }
        if (request.overwrite() != Overwrite.REPLACE_ALL && state.reviewed()) {
            return Verdict.PROTECTED;
        }
        Conditions conditions = new Conditions(project, chart);
        return Conditions.of(variable, steps, stage, false).stream()
                        .allMatch(condition -> conditions.hold(condition, stage, cell))
                ? Verdict.ASKED
                : Verdict.CONDITION_NOT_MET;
    }

    private boolean labelled(CellKey cell, CellState state) {
        return state.labels().stream().anyMatch(label -> chart.skips(cell.variable(), label));
    }
}
