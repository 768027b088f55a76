package dev.labelwright.rules.cases;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.NoteChoice;
import dev.labelwright.rules.model.Request;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.Set;

/** Draws what a generation is asked to do. */
final class RequestDraw {
    /** The number of the batch that was drawn before. */
    static final int EARLIER_BATCH = 1;

    private static final int MOST_DRAWN = 3;

    private final Choices choices;
    private final List<Note> notes;
    private final List<String> patients;
    private final List<Variable> variables;

    RequestDraw(Choices choices, List<Note> notes, List<Variable> variables) {
        this.choices = choices;
        this.notes = notes;
        this.patients = notes.stream().map(Note::patient).distinct().toList();
        this.variables = variables;
    }

    Request draw(Overwrite overwrite, StageChoice scope) {
        PatientChoice chosen = patients();
        return new Request(
                chosen, variables(), notes(chosen), filters(), overwrite, scope, Confidences.threshold(choices));
    }

    private PatientChoice patients() {
        return switch (choices.below(6)) {
            case 0, 1, 2 -> new PatientChoice.All();
            case 3 -> new PatientChoice.Specific(atLeastOne(patients));
            case 4 -> new PatientChoice.Batch(EARLIER_BATCH);
            default -> new PatientChoice.NewBatch(choices.between(1, MOST_DRAWN));
        };
    }

    private VariableChoice variables() {
        return choices.percent(70)
                ? new VariableChoice.All()
                : new VariableChoice.Specific(
                        atLeastOne(variables.stream().map(Variable::name).toList()));
    }

    private NoteChoice notes(PatientChoice chosen) {
        boolean batch = chosen instanceof PatientChoice.NewBatch || chosen instanceof PatientChoice.Batch;
        return switch (choices.below(5)) {
            case 0, 1, 2 -> new NoteChoice.All();
            case 3 ->
                new NoteChoice.Specific(
                        Set.copyOf(atLeastOne(notes.stream().map(Note::id).toList())));
            default -> batch ? new NoteChoice.All() : new NoteChoice.Upload(choices.between(1, NoteDraw.UPLOADS));
        };
    }

    private List<Condition> filters() {
        ConditionDraw conditions = new ConditionDraw(choices);
        return Choices.times(choices.of(0, 0, 0, 1, 2), place -> conditions.filter(choices.of(variables)));
    }

    private <T> List<T> atLeastOne(List<T> all) {
        List<T> some = choices.some(all, 60);
        return some.isEmpty() ? List.of(choices.of(all)) : some;
    }
}
