package dev.labelwright.estimate.catalog;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** What an estimate reads of a project beside its patients, notes and cells. */
@ApplicationScoped
public class Catalog {
    private static final String PROJECT = """
            select p.status, p.variables_per_call, m.name as default_model
            from catalog.project p left join catalog.model m on m.id = p.default_model_id
            where p.id = :project""";
    private static final String VARIABLES = """
            select id, version, name, type, scope, instruction, options, include_in_generation
            from catalog.variable where project_id = :project and deleted_at is null
            order by position, id""";

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

    /** The project's variables. */
    public Uni<Ontology> ontology(Mutiny.Session session, UUID project) {
        return Statement.query(VARIABLES)
                .with("project", project)
                .list(session, Ontology.Variable.class)
                .map(Ontology::new);
    }

    /**
     * The model of that name, else the project's, else the installation's default.
     *
     * @param named {@code null} for a default
     */
    public Uni<PricedModel> model(Mutiny.Session session, Project project, String named) {
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
