package dev.labelwright.review.validation;

import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of validation sets. */
final class SetRows {
    private static final String INSERT = """
            insert into review.validation_set (id, project_id, name, kind, items, created_by)
            select :id, p.id, :name, :kind, :items, :by from catalog.project p
            where p.id = :project and p.status = 'ACTIVE'
            """;

    private static final String INSERT_ITEMS = """
            insert into review.validation_item (validation_set_id, line, patient_id, note_id, variable_id, value)
            select :id, r.line, r."patientId", r."noteId", r."variableId", r.value
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(line int, "patientId" text, "noteId" text, "variableId" uuid, value jsonb)
            """;

    private static final String SELECT = """
            select cast(jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind, 'items', s.items,
              'createdBy', s.created_by, 'createdAt', s.created_at) as text)
            from review.validation_set s
            where s.project_id = :project
            """;

    private static final String DELETE = """
            delete from review.validation_set s where s.project_id = :project and s.id = :id
            """;

    private static final String VARIABLES = """
            select distinct cast(to_jsonb(i.variable_id) as text) from review.validation_item i
            where i.validation_set_id = :id
            """;

    private SetRows() {}

    /** Writes a set; refused while the project is being deleted. */
    static Uni<Void> insert(
            Mutiny.Session session, UUID project, UUID id, String name, SetKind kind, String by, List<Item> items) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("name", name)
                .setParameter("kind", kind.name())
                .setParameter("items", items.size())
                .setParameter("by", by)
                .setParameter("project", project)
                .executeUpdate()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new ProblemException(ErrorCode.WRONG_STATE, "The project is DELETING.");
                    }
                })
                .chain(() -> session.createNativeQuery(INSERT_ITEMS)
                        .setParameter("id", id)
                        .setParameter("rows", EventJson.write(items))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The sets behind an id, oldest first. */
    static Uni<List<ValidationSet>> after(Mutiny.Session session, UUID project, Optional<UUID> after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("project", project, "limit", limit));
        after.ifPresent(id -> parameters.put("after", id));
        return JsonRows.select(
                session,
                SELECT + (after.isPresent() ? " and s.id > :after" : "") + " order by s.id limit :limit",
                parameters,
                ValidationSet.class);
    }

    /**
     * One set.
     *
     * @throws ProblemException {@code NOT_FOUND}, within the {@code Uni}
     */
    static Uni<ValidationSet> require(Mutiny.Session session, UUID project, UUID id) {
        return JsonRows.select(
                        session, SELECT + " and s.id = :id", Map.of("project", project, "id", id), ValidationSet.class)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.notFound("validation set", id)));
    }

    /** Deletes a set with its items. */
    static Uni<Void> delete(Mutiny.Session session, UUID project, UUID id) {
        return session.createNativeQuery(DELETE)
                .setParameter("project", project)
                .setParameter("id", id)
                .executeUpdate()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw ProblemException.notFound("validation set", id);
                    }
                })
                .replaceWithVoid();
    }

    /** The variables that a set speaks of. */
    static Uni<List<UUID>> variables(Mutiny.Session session, UUID id) {
        return JsonRows.select(session, VARIABLES, Map.of("id", id), UUID.class);
    }
}
