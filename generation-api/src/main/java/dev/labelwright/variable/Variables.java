package dev.labelwright.variable;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.project.ProjectLock;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of the variables; each change is a new version, and versions stay. */
@ApplicationScoped
public class Variables {
    private static final String ONE = "select " + OntologyRows.COLUMNS + """
             from catalog.variable v left join catalog.model m on m.id = v.model_id
            where v.project_id = :project and v.id = :variable and v.deleted_at is null""";

    private static final String WRITTEN = """
            with written as (
              select r.id, r.ordinal, r.content, c.*, m.id as model_id
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(id uuid, ordinal int, content jsonb)
              cross join lateral jsonb_to_record(r.content) as c(name text, kind text, type text, scope text,
                instruction text, options jsonb, default_value jsonb, aggregation jsonb, conditions jsonb, inputs jsonb,
                instrument text, include_in_generation boolean, confidence_threshold double precision, model text,
                prompt_template text)
              left join catalog.model m on m.name = c.model
            ), changed as (
            """;

    private static final String KEPT = """
            )
            insert into catalog.variable_version (variable_id, version, definition, created_at)
            select changed.id, changed.version, written.content, catalog.clock()
            from changed join written using (id)""";

    private static final String INSERT = WRITTEN + """
              insert into catalog.variable (id, project_id, name, position, kind, type, scope, instruction, options,
                default_value, aggregation, conditions, inputs, instrument, include_in_generation, confidence_threshold,
                model_id, prompt_template, created_at, updated_at)
              select id, :project, name, last.position + ordinal, kind, type, scope, instruction, options, default_value,
                aggregation, conditions, inputs, instrument, include_in_generation, confidence_threshold, model_id,
                prompt_template, catalog.clock(), catalog.clock()
              from written, (
                select coalesce(max(position), 0) as position from catalog.variable where project_id = :project
              ) last
              returning id, version
            """ + KEPT;

    private static final String UPDATE = WRITTEN + """
              update catalog.variable v
              set name = r.name, kind = r.kind, type = r.type, scope = r.scope, instruction = r.instruction,
                options = r.options, default_value = r.default_value, aggregation = r.aggregation,
                conditions = r.conditions, inputs = r.inputs, instrument = r.instrument,
                include_in_generation = r.include_in_generation, confidence_threshold = r.confidence_threshold,
                model_id = r.model_id, prompt_template = r.prompt_template, version = v.version + 1,
                updated_at = catalog.clock()
              from written r
              where v.id = r.id and v.project_id = :project
              returning v.id, v.version
            """ + KEPT;

    /** What to write of a variable; the ordinal is its place among those that are written together. */
    private record Row(UUID id, int ordinal, VariableContent content) {}

    private record Place(String name, int position) {}

    private record Name(String name) {}

    /** The project's variables in their order; refuses an unknown project. */
    public Uni<List<Variable>> all(Mutiny.Session session, UUID project) {
        return ProjectCheck.active(session, project).chain(() -> OntologyRows.all(session, project));
    }

    /** One of them, or {@code NOT_FOUND}. */
    public Uni<Variable> one(Mutiny.Session session, UUID project, UUID variable) {
        return Statement.query(ONE)
                .with("project", project)
                .with("variable", variable)
                .first(session, Variable.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("variable", variable));
    }

    /** Adds variables behind the others, in their order; their ids. */
    Uni<List<UUID>> insert(Mutiny.Session session, UUID project, List<VariableContent> contents) {
        List<Row> rows = new ArrayList<>();
        contents.forEach(content -> rows.add(new Row(Ids.next(), rows.size() + 1, content)));
        return write(session, project, INSERT, rows)
                .replaceWith(rows.stream().map(Row::id).toList());
    }

    /** Writes new versions of variables, by their ids. */
    Uni<Void> update(Mutiny.Session session, UUID project, Map<UUID, VariableContent> contents) {
        List<Row> rows = new ArrayList<>();
        contents.forEach((id, content) -> rows.add(new Row(id, rows.size() + 1, content)));
        return write(session, project, UPDATE, rows);
    }

    /** Takes a variable out of the ontology; its labels and versions stay. */
    Uni<Void> delete(Mutiny.Session session, UUID project, UUID variable) {
        return Statement.of("""
                        update catalog.variable set deleted_at = catalog.clock(), model_id = null
                        where project_id = :project and id = :variable and deleted_at is null""")
                .with("project", project)
                .with("variable", variable)
                .execute(session)
                .replaceWithVoid();
    }

    /** Gives the variables the order of their names. */
    Uni<Void> order(Mutiny.Session session, UUID project, List<String> names) {
        List<Place> places = new ArrayList<>();
        names.forEach(name -> places.add(new Place(name, places.size() + 1)));
        return Statement.of("""
                        update catalog.variable v set position = r.position
                        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(name text, position int)
                        where v.project_id = :project and v.name = r.name and v.deleted_at is null""")
                .rows("rows", places)
                .with("project", project)
                .execute(session)
                .replaceWithVoid();
    }

    /** The versions of a variable before one, newest first. */
    Uni<List<VariableVersionView.Row>> versions(Mutiny.Session session, UUID variable, int before, int limit) {
        return Statement.query("""
                        select version, created_at, definition from catalog.variable_version
                        where variable_id = :variable and version < cast(:before as int)
                        order by version desc limit cast(:limit as int)""")
                .with("variable", variable)
                .with("before", before)
                .with("limit", limit)
                .list(session, VariableVersionView.Row.class);
    }

    /** One of them, or {@code null}. */
    Uni<VariableVersionView.Row> version(Mutiny.Session session, UUID variable, int version) {
        return Statement.query("""
                        select version, created_at, definition from catalog.variable_version
                        where variable_id = :variable and version = cast(:version as int)""")
                .with("variable", variable)
                .with("version", version)
                .first(session, VariableVersionView.Row.class);
    }

    /** Those of the models' names that exist; they stay until the transaction ends. */
    Uni<Set<String>> models(Mutiny.Session session, Set<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Statement.query("""
                        select name from catalog.model
                        where name in (select jsonb_array_elements_text(cast(cast(:names as text) as jsonb)))
                        order by id for key share""")
                .rows("names", names)
                .list(session, Name.class)
                .map(found -> new HashSet<>(found.stream().map(Name::name).toList()));
    }

    /** Refuses a project that is not there, and orders writers of one ontology behind each other. */
    public Uni<Void> lockProject(Mutiny.Session session, UUID project) {
        return ProjectCheck.active(session, project).chain(() -> ProjectLock.take(session, project));
    }

    private static Uni<Void> write(Mutiny.Session session, UUID project, String statement, List<Row> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statement.of(statement)
                        .rows("rows", rows)
                        .with("project", project)
                        .execute(session)
                        .replaceWithVoid();
    }
}
