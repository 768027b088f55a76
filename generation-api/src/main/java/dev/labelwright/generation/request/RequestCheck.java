package dev.labelwright.generation.request;

import dev.labelwright.model.ModelEntity;
import dev.labelwright.model.ModelView;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.project.ProjectEntity;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.check.PatientCheck;
import dev.labelwright.variable.VariableView;
import dev.labelwright.variable.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks that everything a request names exists, and that there is something to do. */
@ApplicationScoped
public class RequestCheck {
    private final Variables variables;
    private final Optional<String> defaultModel;

    RequestCheck(
            Variables variables, @ConfigProperty(name = "labelwright.default-model") Optional<String> defaultModel) {
        this.variables = variables;
        this.defaultModel = defaultModel;
    }

    /** The model that the generation will use; refuses a request that names what does not exist. */
    Uni<ModelView> model(Mutiny.Session session, UUID project, String named, Selection selection) {
        return variables
                .all(session, project)
                .invoke(all -> ChosenVariables.atLeastOne(
                        selection.variables(), all, VariableView::name, VariableView::includeInGeneration))
                .chain(() -> PatientCheck.require(session, project, selection.patients()))
                .chain(() -> model(session, project, named));
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
