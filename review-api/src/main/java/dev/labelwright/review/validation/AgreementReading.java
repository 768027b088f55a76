package dev.labelwright.review.validation;

import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.list.QueryText;
import dev.labelwright.review.quality.measure.CountSql;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.measure.MeasuredVariables;
import dev.labelwright.review.quality.measure.VariableCounts;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Compares drafts with validation sets. */
@ApplicationScoped
public class AgreementReading {
    private static final String WAVE =
            "select g.id, g.ordinal from catalog.generation g where g.project_id = :project and g.id = :generation";

    private static final String KNOWN = """
            select cast(to_jsonb(g.id) as text) from catalog.generation g
            where g.project_id = :project and g.id = :generation
            """;

    private final Mutiny.SessionFactory sessions;

    AgreementReading(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The agreement of a set.
     *
     * @param generation whose drafts; {@code null} for those that are there now
     */
    Uni<SetAgreement> agreement(UUID project, UUID set, UUID generation, double wantedPrecision) {
        return sessions.withSession(session -> SetRows.require(session, project, set)
                .chain(() -> requireGeneration(session, project, generation))
                .chain(() -> variables(session, project, set))
                .chain(variables -> count(session, project, set, generation, variables, wantedPrecision)
                        .map(counts -> new SetAgreement(
                                set,
                                generation,
                                variables.stream()
                                        .map(variable -> SetAgreement.VariableAgreement.of(
                                                variable, counts.get(variable.id()), wantedPrecision))
                                        .toList()))));
    }

    /** The agreement of a set with each generation's drafts, in the order of generations. */
    Uni<Page<GenerationAgreement>> history(UUID project, UUID set, PageRequest page) {
        int after = page.after()
                .map(key -> QueryText.number("cursor", key.getFirst()))
                .orElse(0);
        return sessions.withSession(session -> SetRows.require(session, project, set)
                .chain(() -> variables(session, project, set))
                .chain(variables -> WaveRow.after(session, project, set, ids(variables), after, page.limit() + 1))
                .map(rows ->
                        Page.of(rows, page, GenerationAgreement::of, row -> List.of(Integer.toString(row.ordinal())))));
    }

    private static Uni<List<MeasuredVariable>> variables(Mutiny.Session session, UUID project, UUID set) {
        return SetRows.variables(session, set).chain(ids -> MeasuredVariables.of(session, project, ids));
    }

    private static Uni<Void> requireGeneration(Mutiny.Session session, UUID project, UUID generation) {
        if (generation == null) {
            return Uni.createFrom().voidItem();
        }
        return JsonRows.select(session, KNOWN, Map.of("project", project, "generation", generation), UUID.class)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ProblemException.ofField(
                                ErrorCode.UNKNOWN_REFERENCE, "generationId", "the project has no such generation");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Map<UUID, VariableCounts>> count(
            Mutiny.Session session,
            UUID project,
            UUID set,
            UUID generation,
            List<MeasuredVariable> variables,
            double precision) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "project",
                project,
                "set",
                set,
                "variables",
                EventJson.write(ids(variables)),
                "categories",
                CountSql.CATEGORIES,
                "precision",
                precision));
        if (generation != null) {
            parameters.put("generation", generation);
        }
        String units = generation == null ? DraftUnits.now() : DraftUnits.ofGenerations(WAVE);
        return JsonRows.select(
                        session,
                        CountSql.CHOSEN + units + CountSql.countsAnd("tally"),
                        parameters,
                        VariableCounts.class)
                .map(rows -> rows.stream().collect(Collectors.toMap(VariableCounts::variableId, Function.identity())));
    }

    private static List<UUID> ids(List<MeasuredVariable> variables) {
        return variables.stream().map(MeasuredVariable::id).toList();
    }
}
