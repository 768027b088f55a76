package dev.labelwright.estimate.catalog;

import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** What an estimate reads of a project beside its patients, notes and cells. */
@ApplicationScoped
public class Catalog {
    private static final String PROJECT = """
            select p.status, p.variables_per_call, m.name as default_model
            from catalog.project p left join catalog.model m on m.id = p.default_model_id
            where p.id = :project""";
    private final Optional<String> defaultModel;

    Catalog(@ConfigProperty(name = "labelwright.default-model") Optional<String> defaultModel) {
        this.defaultModel = defaultModel;
    }

    /** The project; refuses one that is not there, or is being deleted. */
    public Uni<Project> project(Mutiny.Session session, UUID project) {
        return Statement.query(PROJECT)
                .with("project", project)
                .first(session, Project.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("project", project))
                .invoke(found -> {
                    if (!"ACTIVE".equals(found.status())) {
                        throw new ProblemException(ErrorCode.WRONG_STATE, "The project is " + found.status() + ".");
                    }
                });
    }

    /**
     * The model of that name, else the project's, else the installation's default; and those of variables.
     *
     * @param named {@code null} for a default
     * @param variables that may be asked
     */
    public Uni<AskedModels> models(
            Mutiny.Session session, Project project, String named, Collection<Variable> variables) {
        List<String> names = variables.stream()
                .map(Variable::model)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return model(session, project, named).chain(own -> named(session, names)
                .map(found -> new AskedModels(
                        own, found.stream().collect(Collectors.toMap(model -> model.name, model -> model)))));
    }

    private static Uni<List<PricedModel>> named(Mutiny.Session session, List<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery("from PricedModel where name in (:names)", PricedModel.class)
                        .setParameter("names", names)
                        .getResultList();
    }

    private Uni<PricedModel> model(Mutiny.Session session, Project project, String named) {
        String name = Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(project.defaultModel()))
                .or(() -> defaultModel)
                .orElseThrow(() -> ProblemException.ofField(
                        ErrorCode.RULE_BROKEN,
                        "model",
                        "is required: neither the project nor the installation has a default model"));
        return session.find(PricedModel.class, name)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.ofField(
                        ErrorCode.UNKNOWN_REFERENCE, "model", "there is no model '%s'".formatted(name)));
    }
}
