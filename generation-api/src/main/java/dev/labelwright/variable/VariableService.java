package dev.labelwright.variable;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.UniqueName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * What an import did.
     *
     * @param created variables with a new name
     * @param updated variables that say something else now, each in a new version
     * @param unchanged variables that said the same before
     */
    public record Imported(int created, int updated, int unchanged) {
        Imported plus(int moreCreated, int moreUpdated, int moreUnchanged) {
            return new Imported(created + moreCreated, updated + moreUpdated, unchanged + moreUnchanged);
        }
    }

    /** Adds a variable; its name must be free in the project. */
    public Uni<VariableView> create(UUID project, VariableBody body) {
        VariableBody.Content content = body.validated();
        return UniqueName.guard(
                sessions.withTransaction((session, transaction) -> variables
                        .lockProject(session, project)
                        .chain(() -> variables.insert(session, project, content))
                        .chain(id -> variables.one(session, project, id))),
                content.name());
    }

    /** Makes a new version of a variable. */
    public Uni<VariableView> replace(UUID project, UUID variable, VariableBody body) {
        VariableBody.Content content = body.validated();
        return UniqueName.guard(
                sessions.withTransaction((session, transaction) -> variables
                        .lockProject(session, project)
                        .chain(() -> variables.one(session, project, variable))
                        .chain(() -> variables.update(session, project, variable, content))
                        .chain(() -> variables.one(session, project, variable))),
                content.name());
    }

    /** Takes a variable out of the ontology. */
    public Uni<Void> delete(UUID project, UUID variable) {
        return sessions.withTransaction((session, transaction) ->
                variables.lockProject(session, project).chain(() -> variables.delete(session, project, variable)));
    }

    /** A variable, or {@code NOT_FOUND}. */
    public Uni<VariableView> get(UUID project, UUID variable) {
        return sessions.withSession(session -> variables.one(session, project, variable));
    }

    /** The variables in their order. An ontology is small enough to be paged in memory. */
    public Uni<Page<VariableView>> list(UUID project, PageRequest request) {
        return sessions.withSession(session -> variables.all(session, project)).map(all -> {
            String after = request.after().map(List::getFirst).orElse(null);
            List<VariableView> rest = after == null
                    ? all
                    : all.stream()
                            .dropWhile(variable -> !variable.id().toString().equals(after))
                            .skip(1)
                            .toList();
            return Page.of(
                    rest.stream().limit(request.limit() + 1L).toList(),
                    request,
                    Function.identity(),
                    variable -> List.of(variable.id().toString()));
        });
    }

    /** Adds or changes the variables of a file, all or none. */
    public Uni<Imported> importCsv(UUID project, byte[] file) {
        List<VariableBody.Content> contents = VariableCsv.read(file);
        return sessions.withTransaction((session, transaction) -> variables
                .lockProject(session, project)
                .chain(() -> variables.all(session, project))
                .chain(existing -> write(session, project, contents, existing)));
    }

    private Uni<Imported> write(
            Mutiny.Session session, UUID project, List<VariableBody.Content> contents, List<VariableView> existing) {
        Map<String, VariableView> byName =
                existing.stream().collect(Collectors.toMap(VariableView::name, Function.identity()));
        Uni<Imported> written = Uni.createFrom().item(new Imported(0, 0, 0));
        for (VariableBody.Content content : contents) {
            VariableView before = byName.get(content.name());
            written = written.chain(sum -> {
                if (before == null) {
                    return variables.insert(session, project, content).replaceWith(sum.plus(1, 0, 0));
                }
                VariableBody.Content changed = content.keeping(before);
                if (before.says(changed)) {
                    return Uni.createFrom().item(sum.plus(0, 0, 1));
                }
                return variables.update(session, project, before.id(), changed).replaceWith(sum.plus(0, 1, 0));
            });
        }
        return written;
    }
}
