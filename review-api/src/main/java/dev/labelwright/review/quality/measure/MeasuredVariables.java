package dev.labelwright.review.quality.measure;

import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.list.QueryText;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the variables whose values are to be compared, in the ontology's order. */
public final class MeasuredVariables {
    /** How many parts a variable's place in the order has. */
    public static final int KEY_PARTS = 2;

    private static final String SELECT = """
            select cast(jsonb_build_object('id', v.id, 'name', v.name, 'type', v.type, 'scope', v.scope,
              'options', v.options, 'position', v.position) as text)
            from catalog.variable v
            where v.project_id = :project and v.deleted_at is null
            """;

    private MeasuredVariables() {}

    /**
     * The variable of a name.
     *
     * @throws ProblemException {@code UNKNOWN_REFERENCE} naming the parameter {@code variable}, within the {@code Uni}
     */
    public static Uni<MeasuredVariable> named(Mutiny.Session session, UUID project, String name) {
        return JsonRows.select(
                        session,
                        SELECT + " and v.name = :name",
                        Map.of("project", project, "name", name),
                        MeasuredVariable.class)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "variable", "the project has no variable of this name")));
    }

    /** The variables behind a place. */
    public static Uni<List<MeasuredVariable>> after(
            Mutiny.Session session, UUID project, Optional<List<String>> after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("project", project, "limit", limit));
        after.ifPresent(key -> {
            parameters.put("position", QueryText.number("cursor", key.get(0)));
            parameters.put("id", QueryText.id("cursor", key.get(1)));
        });
        return JsonRows.select(
                session,
                SELECT + (after.isPresent() ? " and (v.position, v.id) > (:position, :id)" : "")
                        + " order by v.position, v.id limit :limit",
                parameters,
                MeasuredVariable.class);
    }

    /** Those of the variables that are there. */
    public static Uni<List<MeasuredVariable>> of(Mutiny.Session session, UUID project, List<UUID> ids) {
        return JsonRows.select(
                session, SELECT + """
                 and v.id in (select cast(r.id as uuid)
                   from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id))
                order by v.position, v.id
                """, Map.of("project", project, "ids", EventJson.write(ids)), MeasuredVariable.class);
    }

    /** The place of a variable in the order. */
    public static List<String> key(MeasuredVariable variable) {
        return List.of(Integer.toString(variable.position()), variable.id().toString());
    }
}
