package dev.labelwright.variable;

import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the ontology of a project. */
@ApplicationScoped
public class VariableService {
    private final Mutiny.SessionFactory sessions;
    private final Variables variables;

    VariableService(Mutiny.SessionFactory sessions, Variables variables) {
        this.sessions = sessions;
        this.variables = variables;
    }

    /** Adds a variable; its name must be free in the project. */
    public Uni<Variable> create(UUID project, VariableBody body) {
        VariableContent content = body.validated();
        return changing(project, (session, ontology) -> checked(session, content, ontology.adding(content))
                .chain(checked -> variables.insert(session, project, List.of(checked)))
                .chain(ids -> variables.one(session, project, ids.getFirst())));
    }

    /** Makes a new version of a variable; none where it says the same. */
    public Uni<Variable> replace(UUID project, UUID variable, VariableBody body) {
        VariableContent content = body.validated();
        return changing(
                project, (session, ontology) -> write(session, project, ontology, ontology.one(variable), content));
    }

    /** Makes a new version that says what an earlier one said; none where it says that now. */
    public Uni<Variable> revert(UUID project, UUID variable, RevertBody body) {
        int version = body.validated();
        return changing(project, (session, ontology) -> {
            Variable before = ontology.one(variable);
            return variables
                    .version(session, variable, version)
                    .onItem()
                    .ifNull()
                    .failWith(() -> ProblemException.ofField(
                            ErrorCode.UNKNOWN_REFERENCE,
                            "version",
                            "the variable has no version %d".formatted(version)))
                    .chain(row -> write(
                            session,
                            project,
                            ontology,
                            before,
                            VariableBody.of(row.definition()).validated()));
        });
    }

    /** Takes a variable out of the ontology; refuses one that others name. */
    public Uni<Void> delete(UUID project, UUID variable) {
        return changing(project, (session, ontology) -> {
            ontology.requireUnused(ontology.one(variable), "deleted");
            return variables.delete(session, project, variable);
        });
    }

    /** Gives the variables an order. */
    public Uni<Void> order(UUID project, OrderBody body) {
        return changing(project, (session, ontology) -> {
            body.validate(ontology.names());
            return variables.order(session, project, body.names());
        });
    }

    /** A variable, or {@code NOT_FOUND}. */
    public Uni<Variable> get(UUID project, UUID variable) {
        return sessions.withSession(session -> variables.one(session, project, variable));
    }

    /** What a variable said in each of its versions, newest first. */
    public Uni<Page<VariableVersionView>> versions(UUID project, UUID variable, PageRequest request) {
        int before = request.after()
                .map(key -> VersionCursor.version(key.getFirst()))
                .orElse(Integer.MAX_VALUE);
        return sessions.withSession(session -> variables
                        .one(session, project, variable)
                        .chain(() -> variables.versions(session, variable, before, request.limit() + 1)))
                .map(rows -> Page.of(
                        rows, request, VariableVersionView.Row::view, row -> List.of(Integer.toString(row.version()))));
    }

    /**
     * The variables in their order. An ontology is small enough to be paged in memory.
     *
     * @param instrument of this form only; all where {@code null}
     */
    public Uni<Page<Variable>> list(UUID project, String instrument, PageRequest request) {
        return sessions.withSession(session -> variables.all(session, project)).map(all -> {
            String after = request.after().map(List::getFirst).orElse(null);
            List<Variable> rest = after == null
                    ? all
                    : all.stream()
                            .dropWhile(variable -> !variable.id().toString().equals(after))
                            .skip(1)
                            .toList();
            return Page.of(
                    rest.stream()
                            .filter(variable -> instrument == null || instrument.equals(variable.instrument()))
                            .limit(request.limit() + 1L)
                            .toList(),
                    request,
                    Function.identity(),
                    variable -> List.of(variable.id().toString()));
        });
    }

    private interface Change<T> {
        Uni<T> in(Mutiny.Session session, Ontology ontology);
    }

    private <T> Uni<T> changing(UUID project, Change<T> change) {
        return sessions.withTransaction((session, transaction) -> variables
                .lockProject(session, project)
                .chain(() -> variables.all(session, project))
                .chain(all -> change.in(session, new Ontology(all))));
    }

    private Uni<Variable> write(
            Mutiny.Session session, UUID project, Ontology ontology, Variable before, VariableContent content) {
        return checked(session, content, ontology.replacing(before, content))
                .chain(checked -> checked.equals(VariableContent.of(before))
                        ? Uni.createFrom().voidItem()
                        : variables.update(session, project, Map.of(before.id(), checked)))
                .chain(() -> variables.one(session, project, before.id()));
    }

    private Uni<VariableContent> checked(
            Mutiny.Session session, VariableContent content, Map<String, VariableContent> after) {
        Set<String> named = content.model() == null ? Set.of() : Set.of(content.model());
        return variables.models(session, named).map(models -> {
            OntologyRules.Outcome outcome = new OntologyRules(after, models).changing(Set.of(content.name()));
            Finding.refuse(content.name(), outcome.findings());
            return outcome.contents().getFirst();
        });
    }
}
