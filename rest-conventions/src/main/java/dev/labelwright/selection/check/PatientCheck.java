package dev.labelwright.selection.check;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Refuses a choice of patients that names what does not exist, or leaves nobody. */
public final class PatientCheck {
    private static final String ANY = """
            select cast(to_json(r) as text) from (select 0 as place, patient_id from chosen limit 1) r""";
    private static final String MISSING = """
            select cast(to_json(r) as text) from (
              select cast(asked.place as int) - 1 as place, asked.patient_id
              from jsonb_array_elements_text(cast(cast(:patientIds as text) as jsonb))
                with ordinality as asked(patient_id, place)
              where not exists (select from chosen where chosen.patient_id = asked.patient_id collate "C")
              order by asked.place
            ) r""";

    private PatientCheck() {}

    private record Listed(int place, String patientId) {}

    /** Fails where the choice cannot be met; a new batch may be smaller than wished for, but not empty. */
    public static Uni<Void> require(Mutiny.Session session, UUID project, PatientChoice patients) {
        return switch (patients) {
            case PatientChoice.All() ->
                any(
                        session,
                        project,
                        patients,
                        ProblemException.ofField(ErrorCode.RULE_BROKEN, "patients", "the project has no patients yet"));
            case PatientChoice.NewBatch batch ->
                any(
                        session,
                        project,
                        patients,
                        new ProblemException(
                                ErrorCode.NO_PATIENTS_LEFT,
                                "Every patient of the project is covered by a generation."));
            case PatientChoice.Batch(int number) ->
                any(
                        session,
                        project,
                        patients,
                        ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "patients.batch", "there is no batch " + number));
            case PatientChoice.Specific specific ->
                listed(session, project, specific, MISSING)
                        .invoke(PatientCheck::refuse)
                        .replaceWithVoid();
        };
    }

    private static Uni<Void> any(
            Mutiny.Session session, UUID project, PatientChoice patients, ProblemException otherwise) {
        return listed(session, project, patients, ANY)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw otherwise;
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<Listed>> listed(
            Mutiny.Session session, UUID project, PatientChoice patients, String statement) {
        SelectionSql chosen = SelectionSql.chosen(project, patients);
        return Statement.of(chosen.with(statement)).with(chosen.parameters()).list(session, Listed.class);
    }

    private static void refuse(List<Listed> missing) {
        Violations violations = new Violations();
        missing.forEach(patient -> violations.require(
                false,
                "patients.patientIds[%d]".formatted(patient.place()),
                "there is no patient '%s'".formatted(patient.patientId())));
        violations.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
    }
}
