package dev.labelwright.selection;

import dev.labelwright.condition.EffectiveLabels;
import dev.labelwright.condition.Predicate;
import dev.labelwright.condition.PredicateSql;
import dev.labelwright.event.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The patients and notes of a selection in SQL. */
final class ChosenSql {
    private final Selection selection;
    private final List<Predicate> values;
    private final Map<String, Object> parameters;
    private final String noteFilter;

    /**
     * A rendering.
     *
     * @param values the selection's filters, their variables found
     * @param parameters takes the values of the parameters
     */
    ChosenSql(Selection selection, List<Predicate> values, Map<String, Object> parameters) {
        this.selection = selection;
        this.values = values;
        this.parameters = parameters;
        this.noteFilter = noteFilter();
    }

    /** The expression {@code chosen(patient_id)}: the patients of whom a note is selected. */
    String patients() {
        String patientValues = PredicateSql.ofPatient(EffectiveLabels.relation(false), "p.patient_id", parameters)
                .all(values.stream().filter(Predicate::patientLevel).toList());
        return "chosen as (select p.patient_id from catalog.patient p where p.project_id = :project and " + mode()
                + and(patientValues)
                + ("true".equals(noteFilter)
                        ? ""
                        : " and exists (select from catalog.note n where n.project_id = :project"
                                + " and n.patient_id = p.patient_id and " + noteFilter + ")")
                + ")";
    }

    /** Whether every patient is chosen of whom a note is selected. */
    boolean everybody() {
        return selection.patients() instanceof PatientChoice.All
                && values.stream().noneMatch(Predicate::patientLevel);
    }

    /** The selected notes: rows {@code n} of {@code catalog.note}, as a relation that others can be joined to. */
    String notes() {
        String selected = "(select * from catalog.note n where n.project_id = :project" + and(noteFilter) + ") n";
        return everybody() ? selected : "chosen join " + selected + " using (patient_id)";
    }

    /** A condition on a row {@code n} of {@code catalog.note} of a chosen patient. */
    private String noteFilter() {
        List<String> conditions = new ArrayList<>();
        switch (selection.notes()) {
            case NoteChoice.All all -> {}
            case NoteChoice.Specific specific -> {
                parameters.put("noteIds", EventJson.write(specific.noteIds()));
                conditions.add(
                        "n.note_id in (select jsonb_array_elements_text(cast(cast(:noteIds as text) as jsonb)))");
            }
            case NoteChoice.Upload upload -> {
                parameters.put("upload", upload.uploadId());
                conditions.add("n.upload_id = :upload");
            }
        }
        List<Predicate> ofNotes =
                values.stream().filter(predicate -> !predicate.patientLevel()).toList();
        if (!ofNotes.isEmpty()) {
            conditions.add(PredicateSql.ofNote(EffectiveLabels.relation(false), parameters)
                    .all(ofNotes));
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private String mode() {
        return switch (selection.patients()) {
            case PatientChoice.All all -> "true";
            case PatientChoice.Specific specific -> {
                parameters.put("patientIds", EventJson.write(specific.patientIds()));
                yield "p.patient_id in (select jsonb_array_elements_text(cast(cast(:patientIds as text) as jsonb)))";
            }
            case PatientChoice.NewBatch batch -> "not p.covered";
            case PatientChoice.Batch batch -> {
                parameters.put("batch", batch.number());
                yield "p.patient_id in (select b.patient_id from catalog.batch_patient b"
                        + " join catalog.batch x on x.project_id = b.project_id and x.number = b.batch"
                        + " where b.project_id = :project and b.batch = :batch and x.status = 'ACTIVE')";
            }
        };
    }

    private static String and(String condition) {
        return "true".equals(condition) ? "" : " and " + condition;
    }
}
