package dev.labelwright.review.catalog;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what the catalog says of variables. */
public final class Variables {
    private static final String BY_NAME = """
            select cast(to_jsonb(v.id) as text) from catalog.variable v
            where v.project_id = :project and v.name = :name and v.deleted_at is null
            """;

    private static final String FORM = """
            select cast(jsonb_build_object('type', v.type, 'options', v.options) as text)
            from catalog.variable v where v.id = :id
            """;

    private static final String OF_NAME = """
            select cast(jsonb_build_object('id', v.id, 'ofPatient', v.kind = 'DEPENDENT' or v.scope = 'ONE_PER_PATIENT',
              'form', jsonb_build_object('type', v.type, 'options', v.options)) as text)
            from catalog.variable v where v.project_id = :project and v.name = :name and v.deleted_at is null
            """;

    /**
     * A variable that is there.
     *
     * @param ofPatient whether its value is the patient's, and not a note's
     */
    public record Known(UUID id, boolean ofPatient, ValueForm form) {}

    /** What values a variable may have. */
    public record ValueForm(VariableType type, List<Option> options) {
        public ValueForm {
            options = List.copyOf(options);
        }
    }

    private Variables() {}

    /**
     * The variable of that name.
     *
     * @throws ProblemException {@code UNKNOWN_REFERENCE} naming the parameter {@code variable}, within the {@code Uni}
     */
    public static Uni<UUID> idOf(Mutiny.Session session, UUID project, String name) {
        return JsonRows.select(session, BY_NAME, Map.of("project", project, "name", name), UUID.class)
                .map(ids -> ids.stream().findFirst().orElseThrow(Variables::unknown));
    }

    /** As {@link #idOf}, with what a person may write. */
    public static Uni<Known> known(Mutiny.Session session, UUID project, String name) {
        return JsonRows.select(session, OF_NAME, Map.of("project", project, "name", name), Known.class)
                .map(found -> found.stream().findFirst().orElseThrow(Variables::unknown));
    }

    private static ProblemException unknown() {
        return ProblemException.ofField(
                ErrorCode.UNKNOWN_REFERENCE, "variable", "the project has no variable of this name");
    }

    /** The form of a variable's values, even where the variable was deleted. */
    public static Uni<ValueForm> form(Mutiny.Session session, UUID id) {
        return JsonRows.select(session, FORM, Map.of("id", id), ValueForm.class).map(List::getFirst);
    }
}
