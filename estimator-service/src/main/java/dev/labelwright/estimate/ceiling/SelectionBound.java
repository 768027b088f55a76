package dev.labelwright.estimate.ceiling;

import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a selection can cost, whatever is asked of its patients and their notes.
 *
 * @param noteVariables how many variables are asked of each note
 * @param patientVariables how many variables are asked of each patient as a whole
 * @param note the bound of a note
 * @param patients the bounds of a patient's own calls, by the number of its notes
 */
public record SelectionBound(long noteVariables, long patientVariables, NoteBound note, List<PatientBound> patients) {
    public SelectionBound {
        patients = List.copyOf(patients);
    }

    /** The bound of a plan where every cell is asked. */
    public static SelectionBound of(CallPlan plan, Function<PlannedCall, Prices> prices) {
        long ofNotes = plan.variables().stream()
                .filter(variable -> variable.stage() == Stage.NOTE_LABELS)
                .count();
        return new SelectionBound(
                ofNotes, plan.variables().size() - ofNotes, NoteBound.of(plan, prices), PatientBound.of(plan, prices));
    }

    /** A bound for two plans. */
    public SelectionBound orIfMore(SelectionBound other) {
        return new SelectionBound(
                Math.max(noteVariables, other.noteVariables),
                Math.max(patientVariables, other.patientVariables),
                note.orIfMore(other.note),
                IntStream.range(0, patients.size())
                        .mapToObj(index -> patients.get(index).orIfMore(other.patients.get(index)))
                        .toList());
    }
}
