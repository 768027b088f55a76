package dev.labelwright.generation.request;

import dev.labelwright.event.EventJson;
import dev.labelwright.model.ModelEntity;
import dev.labelwright.model.ModelView;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.project.ProjectEntity;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.sql.Statement;
import dev.labelwright.variable.VariableView;
import dev.labelwright.variable.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks that everything a request names exists, and that there is something to do. */
@ApplicationScoped
public class RequestCheck {
    private static final int SHOWN = 1_000;

    private final Variables variables;
    private final ChosenVariables chosenVariables;
    private final Optional<String> defaultModel;

    RequestCheck(
            Variables variables,
            ChosenVariables chosenVariables,
            @ConfigProperty(name = "labelwright.default-model") Optional<String> defaultModel) {
        this.variables = variables;
        this.chosenVariables = chosenVariables;
        this.defaultModel = defaultModel;
    }

    private record PatientId(String patientId) {}

    /** The model that the generation will use; refuses a request that names what does not exist. */
    Uni<ModelView> model(Mutiny.Session session, UUID project, String named, Selection selection) {
        return variables
                .all(session, project)
                .invoke(all -> requireVariables(selection, all))
                .chain(() -> requirePatients(session, project, selection.patients()))
                .chain(() -> model(session, project, named));
    }

    private void requireVariables(Selection selection, List<VariableView> all) {
        if (chosenVariables.of(selection.variables(), all).isEmpty()) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "variables", "the project has no variable that is included in generation");
        }
    }

    private static Uni<Void> requirePatients(Mutiny.Session session, UUID project, PatientChoice patients) {
        return switch (patients) {
            case PatientChoice.All all ->
                requireOne(
                        session,
                        "select patient_id from catalog.patient where project_id = :project limit 1",
                        project,
                        ProblemException.ofField(ErrorCode.RULE_BROKEN, "patients", "the project has no patients yet"));
            case PatientChoice.NewBatch batch ->
                requireOne(
                        session,
                        "select patient_id from catalog.patient where project_id = :project and not covered limit 1",
                        project,
                        new ProblemException(
                                ErrorCode.NO_PATIENTS_LEFT,
                                "Every patient of the project is covered by a generation."));
            case PatientChoice.Batch batch ->
                requireOne(
                        session,
                        "select patient_id from catalog.batch_patient where project_id = :project and batch = "
                                + batch.number() + " limit 1",
                        project,
                        ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "patients.batch", "there is no batch " + batch.number()));
            case PatientChoice.Specific specific ->
                Statement.query("""
                            select asked.patient_id
                            from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))
                              with ordinality as asked(patient_id, place)
                            where not exists (select from catalog.patient p
                              where p.project_id = :project and p.patient_id = asked.patient_id collate "C")
                            order by asked.place limit :shown""")
                        .with("ids", EventJson.write(specific.patientIds()))
                        .with("project", project)
                        .with("shown", SHOWN)
                        .list(session, PatientId.class)
                        .invoke(missing -> refuseMissing(specific.patientIds(), missing))
                        .replaceWithVoid();
        };
    }

    private static Uni<Void> requireOne(
            Mutiny.Session session, String query, UUID project, ProblemException otherwise) {
        return Statement.query(query)
                .with("project", project)
                .first(session, PatientId.class)
                .onItem()
                .ifNull()
                .failWith(otherwise)
                .replaceWithVoid();
    }

    private static void refuseMissing(List<String> asked, List<PatientId> missing) {
        Violations violations = new Violations();
        for (PatientId patient : missing) {
            violations.require(
                    false,
                    "patients.patientIds[%d]".formatted(asked.indexOf(patient.patientId())),
                    "there is no patient '%s'".formatted(patient.patientId()));
        }
        violations.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
    }

    private Uni<ModelView> model(Mutiny.Session session, UUID project, String named) {
        if (named != null) {
            return model(session, named);
        }
        return session.find(ProjectEntity.class, project).chain(found -> {
            if (found.defaultModel != null) {
                return Uni.createFrom().item(ModelView.of(found.defaultModel));
            }
            return defaultModel
                    .map(name -> model(session, name))
                    .orElseThrow(() -> ProblemException.ofField(
                            ErrorCode.RULE_BROKEN,
                            "model",
                            "is required: neither the project nor the installation has a default model"));
        });
    }

    private static Uni<ModelView> model(Mutiny.Session session, String name) {
        return session.createQuery("from ModelEntity where name = :name", ModelEntity.class)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.ofField(
                        ErrorCode.UNKNOWN_REFERENCE, "model", "there is no model '%s'".formatted(name)))
                .map(ModelView::of);
    }
}
