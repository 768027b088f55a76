package dev.labelwright.generation.request;

import dev.labelwright.condition.Predicate;
import dev.labelwright.model.ModelEntity;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.project.ProjectEntity;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.selection.ValueFilters;
import dev.labelwright.selection.check.SelectionCheck;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks that everything a request names exists, and that there is something to do. */
@ApplicationScoped
public class RequestCheck {
    private static final String COUNT = """
            select cast(to_json(r) as text) from (
              select count(*) as patients from (select from chosen limit cast(:most as int)) few
            ) r""";

    private final Optional<String> defaultModel;

    private record Count(int patients) {}

    RequestCheck(@ConfigProperty(name = "labelwright.default-model") Optional<String> defaultModel) {
        this.defaultModel = defaultModel;
    }

    /** The model that the generation will use; refuses a request that names what does not exist. */
    Uni<ModelView> model(Mutiny.Session session, UUID project, GenerationBody body, Selection selection) {
        return ProjectCheck.active(session, project)
                .chain(() -> OntologyRows.all(session, project))
                .chain(ontology -> {
                    List<Variable> chosen = ChosenVariables.asked(selection, ontology);
                    List<Predicate> values = ValueFilters.of(selection.values(), ontology);
                    return SelectionCheck.require(session, project, selection, values)
                            .chain(() -> few(session, project, body, selection, values))
                            .chain(() -> model(session, project, body.model()))
                            .call(model -> oneCurrency(session, model, chosen));
                });
    }

    /** A preview of everything, or of a batch, is one where that is little. */
    private static Uni<Void> few(
            Mutiny.Session session, UUID project, GenerationBody body, Selection selection, List<Predicate> values) {
        boolean counted = selection.patients() instanceof PatientChoice.All
                || selection.patients() instanceof PatientChoice.Batch;
        if (!body.previewed() || !counted) {
            return Uni.createFrom().voidItem();
        }
        SelectionSql chosen = SelectionSql.chosen(project, selection, values);
        return Statement.of(chosen.with(COUNT))
                .with(chosen.parameters())
                .with("most", GenerationBody.MAX_PREVIEWED + 1)
                .first(session, Count.class)
                .invoke(count -> {
                    if (count.patients() > GenerationBody.MAX_PREVIEWED) {
                        throw ProblemException.ofField(
                                ErrorCode.RULE_BROKEN,
                                "patients",
                                "a preview has at most %d patients".formatted(GenerationBody.MAX_PREVIEWED));
                    }
                })
                .replaceWithVoid();
    }

    /** A generation's cost is one amount. */
    private static Uni<Void> oneCurrency(Mutiny.Session session, ModelView model, List<Variable> chosen) {
        Violations violations = new Violations();
        Uni<Void> looked = Uni.createFrom().voidItem();
        for (String name : chosen.stream()
                .map(Variable::model)
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            looked = looked.chain(() -> model(session, name))
                    .invoke(other -> violations.require(
                            other.currency().equals(model.currency()),
                            "model",
                            "model '%s' has prices in %s, that of a variable, '%s', in %s"
                                    .formatted(model.name(), model.currency(), other.name(), other.currency())))
                    .replaceWithVoid();
        }
        return looked.invoke(() -> violations.throwIfAny());
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
