package dev.labelwright.review.validation;

import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** A variable that a file can name. */
record KnownVariable(UUID id, String name, Kind kind, VariableType type, Scope scope, List<Option> options) {
    private static final String ALL = """
            select cast(jsonb_build_object('id', v.id, 'name', v.name, 'kind', v.kind, 'type', v.type,
              'scope', v.scope, 'options', v.options) as text)
            from catalog.variable v where v.project_id = :project and v.deleted_at is null
            """;

    KnownVariable {
        options = List.copyOf(options);
    }

    /** Where its values live. */
    Scope valueScope() {
        return switch (kind) {
            case EXTRACTED -> scope;
            case DEPENDENT -> Scope.ONE_PER_PATIENT;
        };
    }

    /** Those of a project, by name. */
    static Uni<Map<String, KnownVariable>> of(Mutiny.Session session, UUID project) {
        return JsonRows.select(session, ALL, Map.of("project", project), KnownVariable.class)
                .map(all -> all.stream().collect(Collectors.toMap(KnownVariable::name, Function.identity())));
    }
}
