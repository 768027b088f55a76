package dev.labelwright.review.decide;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.list.LabelConditions;
import dev.labelwright.review.list.LabelFilter;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The labels that a filter meets, in the order of their cells' keys.
 *
 * @param labels at most one more than a call may change
 */
record BulkChoice(List<Chosen> labels) {
    private static final String SELECT = """
            select cast(jsonb_build_object('id', l.id, 'cellId', l.cell_id, 'hasDraft', l.ai_value is not null,
              'byHand', l.status = 'MANUAL' or l.drafted_at is null) as text)
            from review.label l
            join catalog.variable v on v.id = l.variable_id
            where l.project_id = :project and l.removed_at is null
            """;

    /**
     * A label of the choice.
     *
     * @param hasDraft whether the model said a value
     * @param byHand whether a person added it
     */
    record Chosen(UUID id, UUID cellId, boolean hasDraft, boolean byHand) {}

    BulkChoice {
        labels = List.copyOf(labels);
    }

    static Uni<BulkChoice> of(Mutiny.Session session, UUID project, Viewer viewer, LabelFilter filter) {
        Map<String, Object> parameters = LabelConditions.parameters(filter, viewer);
        parameters.put("project", project);
        parameters.put("limit", BulkBody.MOST + 1);
        return JsonRows.select(
                        session,
                        SELECT + LabelConditions.sql(filter, viewer)
                                + " order by l.patient_id, l.note_id, l.variable_id, l.id limit :limit",
                        parameters,
                        Chosen.class)
                .map(BulkChoice::new);
    }

    List<UUID> cells() {
        return labels.stream().map(Chosen::cellId).distinct().toList();
    }

    /** Refuses another count than the expected one. */
    void expect(int count) {
        if (labels.size() != count) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The filter meets %s%d labels, not the %d that were expected; nothing was changed."
                            .formatted(
                                    labels.size() > BulkBody.MOST ? "more than " : "",
                                    Math.min(labels.size(), BulkBody.MOST),
                                    count));
        }
    }

    /** Refuses a choice with labels that came after its cells were locked. */
    void expectWithin(Set<UUID> locked) {
        if (!locked.containsAll(cells())) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Other labels meet the filter than a moment ago, %d as before; nothing was changed."
                            .formatted(labels.size()));
        }
    }

    /** Refuses an action that some of the labels do not allow. */
    void expectFit(ReviewAction action) {
        switch (action) {
            case ACCEPT -> {
                long without = count(label -> !label.hasDraft());
                if (without > 0) {
                    throw ProblemException.ofField(
                            ErrorCode.RULE_BROKEN,
                            "action",
                            "ACCEPT needs a value of the model, and %d of the %d labels have none"
                                    .formatted(without, labels.size()));
                }
            }
            case RESET -> {
                long byHand = count(Chosen::byHand);
                if (byHand > 0) {
                    throw new ProblemException(
                            ErrorCode.WRONG_STATE,
                            "%d of the %d labels were added by a person: there is no draft to go back to."
                                    .formatted(byHand, labels.size()));
                }
            }
            case EDIT, REJECT -> {}
        }
    }

    private long count(Predicate<Chosen> which) {
        return labels.stream().filter(which).count();
    }
}
