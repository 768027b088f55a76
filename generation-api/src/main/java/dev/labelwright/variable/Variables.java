package dev.labelwright.variable;

import dev.labelwright.id.Ids;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of the variables; each change is a new version, and versions stay. */
@ApplicationScoped
public class Variables {
    private static final String COLUMNS = """
            select v.id, v.name, v.kind, v.type, v.scope, v.instruction, v.options, v.instrument,
              v.include_in_generation, v.version, v.position
            from catalog.variable v
            """;

    /** A row to write. */
    private record Row(
            UUID id,
            UUID projectId,
            String name,
            String type,
            String scope,
            String instruction,
            Object options,
            String instrument,
            boolean includeInGeneration) {}

    /** The project's variables in their order; refuses an unknown project. */
    public Uni<List<VariableView>> all(Mutiny.Session session, UUID project) {
        return ProjectCheck.active(session, project).chain(() -> Statement.query(
                        COLUMNS + "where v.project_id = :project and v.deleted_at is null order by v.position, v.id")
                .with("project", project)
                .list(session, VariableView.class));
    }

    /** One of them, or {@code NOT_FOUND}. */
    public Uni<VariableView> one(Mutiny.Session session, UUID project, UUID variable) {
        return Statement.query(COLUMNS + "where v.project_id = :project and v.id = :variable and v.deleted_at is null")
                .with("project", project)
                .with("variable", variable)
                .first(session, VariableView.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("variable", variable));
    }

    /** Adds a variable behind the others. */
    public Uni<UUID> insert(Mutiny.Session session, UUID project, VariableBody.Content content) {
        UUID id = Ids.next();
        return Statement.of("""
                        insert into catalog.variable (id, project_id, name, position, kind, type, scope, instruction,
                          options, instrument, include_in_generation)
                        select r.id, r.project_id, r.name, coalesce(last.position, 0) + 1, 'EXTRACTED', r.type, r.scope,
                          r.instruction, r.options, r.instrument, r.include_in_generation
                        from jsonb_to_record(cast(cast(:row as text) as jsonb)) as r(id uuid, project_id uuid, name text,
                          type text, scope text, instruction text, options jsonb, instrument text,
                          include_in_generation boolean)
                        left join lateral (
                          select max(position) as position from catalog.variable where project_id = r.project_id
                        ) last on true""")
                .rows("row", row(id, project, content))
                .execute(session)
                .chain(() -> keepVersion(session, id))
                .replaceWith(id);
    }

    /** Writes a new version of a variable. */
    public Uni<Void> update(Mutiny.Session session, UUID project, UUID id, VariableBody.Content content) {
        return Statement.of("""
                        update catalog.variable v
                        set name = r.name, type = r.type, scope = r.scope, instruction = r.instruction,
                          options = r.options, instrument = r.instrument,
                          include_in_generation = r.include_in_generation, version = v.version + 1, updated_at = now()
                        from jsonb_to_record(cast(cast(:row as text) as jsonb)) as r(id uuid, project_id uuid, name text,
                          type text, scope text, instruction text, options jsonb, instrument text,
                          include_in_generation boolean)
                        where v.id = r.id and v.project_id = r.project_id""")
                .rows("row", row(id, project, content))
                .execute(session)
                .chain(() -> keepVersion(session, id));
    }

    /** Takes a variable out of the ontology; its labels and versions stay. */
    public Uni<Void> delete(Mutiny.Session session, UUID project, UUID variable) {
        return Statement.of("""
                        update catalog.variable set deleted_at = now()
                        where project_id = :project and id = :variable and deleted_at is null""")
                .with("project", project)
                .with("variable", variable)
                .execute(session)
                .invoke(count -> {
                    if (count == 0) {
                        throw ProblemException.notFound("variable", variable);
                    }
                })
                .replaceWithVoid();
    }

    /** Refuses a project that is not there, and orders writers of one ontology behind each other. */
    public Uni<Void> lockProject(Mutiny.Session session, UUID project) {
        return ProjectCheck.active(session, project)
                .chain(() -> Statement.query("select id from catalog.project where id = :project for no key update")
                        .with("project", project)
                        .list(session, Object.class))
                .replaceWithVoid();
    }

    private static Uni<Void> keepVersion(Mutiny.Session session, UUID id) {
        return Statement.of("""
                        insert into catalog.variable_version (variable_id, version, definition)
                        select id, version, jsonb_build_object('name', name, 'kind', kind, 'type', type, 'scope', scope,
                          'instruction', instruction, 'options', options, 'instrument', instrument,
                          'includeInGeneration', include_in_generation)
                        from catalog.variable where id = :id""").with("id", id).execute(session).replaceWithVoid();
    }

    private static Row row(UUID id, UUID project, VariableBody.Content content) {
        return new Row(
                id,
                project,
                content.name(),
                content.type().name(),
                content.scope().name(),
                content.instruction(),
                content.options(),
                content.instrument(),
                content.includeInGeneration());
    }
}
