package dev.labelwright.rules.model;

import dev.labelwright.ontology.Condition;
import dev.labelwright.selection.PatientChoice;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which patients and notes a request chooses. */
public final class Selecting {
    private final Project project;
    private final Request request;
    private final Conditions conditions;

    /** Chooses by the values that the chart has now. */
    public Selecting(Project project, Request request, Chart chart) {
        this.project = project;
        this.request = request;
        this.conditions = new Conditions(project, chart);
    }

    /** The patients that the request may choose; a new batch is drawn from them. */
    public Set<String> eligible() {
        return project.patients().stream()
                .filter(patient -> switch (request.patients()) {
                    case PatientChoice.All() -> true;
                    case PatientChoice.Specific(List<String> ids) -> ids.contains(patient);
                    case PatientChoice.Batch(int number) ->
                        project.batches().get(number).contains(patient);
                    case PatientChoice.NewBatch(int size) -> !project.covered().contains(patient);
                })
                .filter(patient -> filters(true).allMatch(filter -> conditions.holdsForPatient(filter, patient)))
                .filter(patient -> !notes(patient).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The chosen notes of a patient. */
    public List<Note> notes(String patient) {
        return project.notesOf(patient).stream()
                .filter(request.notes()::takes)
                .filter(note -> filters(false).allMatch(filter -> conditions.holdsForNote(filter, note)))
                .toList();
    }

    private java.util.stream.Stream<Condition> filters(boolean ofPatients) {
        Predicate<Condition> patientLevel =
                filter -> project.variable(filter.variable()).patientLevel();
        return request.values().stream().filter(filter -> patientLevel.test(filter) == ofPatients);
    }
}
