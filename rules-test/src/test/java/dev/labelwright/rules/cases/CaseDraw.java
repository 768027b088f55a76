package dev.labelwright.rules.cases;

import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.CellState;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Label;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.Project;
import dev.labelwright.rules.model.Request;
import dev.labelwright.rules.model.ReviewTime;
import dev.labelwright.rules.model.Selecting;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a whole case. */
final class CaseDraw {
    /** Of the requested generation, so that there is room for earlier ones. */
    static final int ORDINAL = 3;

    private static final int SEEDS = 10_000;

    private final Choices choices;

    CaseDraw(Choices choices) {
        this.choices = choices;
    }

    GenerationCase draw() {
        Overwrite overwrite = choices.of(Overwrite.values());
        StageChoice scope = choices.of(StageChoice.values());
        List<Variable> variables = new VariableDraw(choices).draw(scope);
        List<Note> notes = NoteDraw.draw(choices);
        Project project = project(variables, notes);
        LabelDraw labels = new LabelDraw(choices, ORDINAL);
        Map<CellKey, CellState> chart = labels.draw(variables, notes, choices.of(50, 20, 80));
        Map<CellKey, CellState> meanwhile = choices.percent(30) ? late(labels.draw(variables, notes, 15)) : Map.of();
        Request request = new RequestDraw(choices, notes, variables).draw(overwrite, scope);
        int failures = choices.of(0, 0, 0, 20);
        return withPatients(new GenerationCase(
                project,
                request,
                ORDINAL,
                chart,
                meanwhile,
                new SeededScript(choices.below(SEEDS), failures, variables)));
    }

    private Project project(List<Variable> variables, List<Note> notes) {
        List<String> patients = notes.stream().map(Note::patient).distinct().toList();
        Double threshold = Confidences.threshold(choices);
        List<String> earlier = choices.some(patients, 50);
        Set<String> drawn = earlier.isEmpty() ? Set.of(patients.getFirst()) : Set.copyOf(earlier);
        return new Project(
                variables,
                notes,
                threshold == null ? 0 : threshold,
                choices.of(1, 20, 2),
                drawn,
                Map.of(RequestDraw.EARLIER_BATCH, drawn));
    }

    /** A review that is written while the generation runs comes after its start. */
    private static Map<CellKey, CellState> late(Map<CellKey, CellState> cells) {
        return cells.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        cell -> new CellState(
                                cell.getValue().generation(),
                                cell.getValue().labels().stream()
                                        .map(CaseDraw::late)
                                        .toList())));
    }

    private static Label late(Label label) {
        return label.status().reviewed()
                ? label.decided(label.status(), label.decided(), ReviewTime.AFTER_START)
                : label;
    }

    /** A new batch is refused where no patient is left; such a request is for all. */
    private static GenerationCase withPatients(GenerationCase given) {
        Request request = given.request();
        if (!(request.patients() instanceof PatientChoice.NewBatch)
                || !new Selecting(given.project(), request, given.atPlanning())
                        .eligible()
                        .isEmpty()) {
            return given;
        }
        return new GenerationCase(
                given.project(),
                new Request(
                        new PatientChoice.All(),
                        request.variables(),
                        request.notes(),
                        request.values(),
                        request.overwrite(),
                        request.scope(),
                        request.threshold()),
                given.ordinal(),
                given.chart(),
                given.meanwhile(),
                given.script());
    }
}
