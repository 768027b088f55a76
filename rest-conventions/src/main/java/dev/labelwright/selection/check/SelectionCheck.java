package dev.labelwright.selection.check;

import dev.labelwright.condition.Predicate;
import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.selection.NoteChoice;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Refuses a selection that names patients, notes or an upload that do not exist, or that leaves nobody. */
public final class SelectionCheck {
    private static final String ANY = """
            select cast(to_json(r) as text) from (select 0 as place, patient_id as id from chosen limit 1) r""";
    private static final String MISSING_PATIENTS = """
            select cast(to_json(r) as text) from (
              select cast(asked.place as int) - 1 as place, asked.id
              from jsonb_array_elements_text(cast(cast(:patientIds as text) as jsonb))
                with ordinality as asked(id, place)
              where not exists (select from chosen where chosen.patient_id = asked.id collate "C")
              order by asked.place
            ) r""";
    private static final String MISSING_NOTES = """
            select cast(asked.place as int) - 1 as place, asked.id
            from jsonb_array_elements_text(cast(cast(:noteIds as text) as jsonb)) with ordinality as asked(id, place)
            where not exists (select from catalog.note n
              where n.project_id = :project and n.note_id = asked.id collate "C")
            order by asked.place""";
    private static final String UPLOAD = """
            select 0 as place, u.filename as id from catalog.upload u where u.project_id = :project and u.id = :upload""";

    private SelectionCheck() {}

    private record Named(int place, String id) {}

    /**
     * Fails where the selection cannot be met; a new batch may be smaller than wished for, but not empty.
     *
     * @param values the selection's filters, their variables found
     */
    public static Uni<Void> require(Mutiny.Session session, UUID project, Selection selection, List<Predicate> values) {
        return patients(session, project, selection.patients())
                .chain(() -> notes(session, project, selection.notes()))
                .chain(() -> anyone(session, project, selection, values));
    }

    private static Uni<Void> patients(Mutiny.Session session, UUID project, PatientChoice patients) {
        return switch (patients) {
            case PatientChoice.All() ->
                any(
                        session,
                        project,
                        only(patients),
                        List.of(),
                        ProblemException.ofField(ErrorCode.RULE_BROKEN, "patients", "the project has no patients yet"));
            case PatientChoice.NewBatch batch ->
                any(
                        session,
                        project,
                        only(patients),
                        List.of(),
                        new ProblemException(
                                ErrorCode.NO_PATIENTS_LEFT,
                                "Every patient of the project is covered by a generation."));
            case PatientChoice.Batch(int number) ->
                any(
                        session,
                        project,
                        only(patients),
                        List.of(),
                        ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "patients.batch", "there is no batch " + number));
            case PatientChoice.Specific specific ->
                listed(session, project, only(specific), List.of(), MISSING_PATIENTS)
                        .invoke(missing -> refuse(missing, "patients.patientIds[%d]", "there is no patient '%s'"))
                        .replaceWithVoid();
        };
    }

    private static Uni<Void> notes(Mutiny.Session session, UUID project, NoteChoice notes) {
        return switch (notes) {
            case NoteChoice.All() -> Uni.createFrom().voidItem();
            case NoteChoice.Specific(List<String> noteIds) ->
                Statement.query(MISSING_NOTES)
                        .with("project", project)
                        .with("noteIds", EventJson.write(noteIds))
                        .list(session, Named.class)
                        .invoke(missing -> refuse(missing, "notes.noteIds[%d]", "there is no note '%s'"))
                        .replaceWithVoid();
            case NoteChoice.Upload(UUID upload) ->
                Statement.query(UPLOAD)
                        .with("project", project)
                        .with("upload", upload)
                        .first(session, Named.class)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "notes.uploadId", "there is no upload " + upload))
                        .replaceWithVoid();
        };
    }

    private static Uni<Void> anyone(Mutiny.Session session, UUID project, Selection selection, List<Predicate> values) {
        if (selection.notes() instanceof NoteChoice.All && selection.values().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (selection.patients() instanceof PatientChoice.NewBatch) {
            return any(
                    session,
                    project,
                    selection,
                    values,
                    new ProblemException(
                            ErrorCode.NO_PATIENTS_LEFT,
                            "Every patient that the notes and values leave is covered by a generation."));
        }
        if (selection.notes() instanceof NoteChoice.Specific) {
            return any(
                    session,
                    project,
                    new Selection(
                            selection.patients(),
                            selection.notes(),
                            List.of(),
                            selection.variables(),
                            selection.overwrite(),
                            selection.scope()),
                    List.of(),
                    ProblemException.ofField(
                            ErrorCode.RULE_BROKEN, "notes.noteIds", "none of them belongs to a chosen patient"));
        }
        return Uni.createFrom().voidItem();
    }

    private static Selection only(PatientChoice patients) {
        return new Selection(
                patients,
                new NoteChoice.All(),
                List.of(),
                new VariableChoice.All(),
                Overwrite.REPLACE_AI,
                StageChoice.ALL);
    }

    private static Uni<Void> any(
            Mutiny.Session session,
            UUID project,
            Selection selection,
            List<Predicate> values,
            ProblemException otherwise) {
        return listed(session, project, selection, values, ANY)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw otherwise;
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<Named>> listed(
            Mutiny.Session session, UUID project, Selection selection, List<Predicate> values, String statement) {
        SelectionSql chosen = SelectionSql.chosen(project, selection, values);
        return Statement.of(chosen.with(statement)).with(chosen.parameters()).list(session, Named.class);
    }

    private static void refuse(List<Named> missing, String field, String rule) {
        Violations violations = new Violations();
        missing.forEach(named -> violations.require(
                false, field.replace("%d", Integer.toString(named.place())), rule.replace("%s", named.id())));
        violations.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
    }
}
