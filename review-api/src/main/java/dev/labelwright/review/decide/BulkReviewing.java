package dev.labelwright.review.decide;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.list.LabelFilter;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.panel.Panel;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One decision on many labels, wholly or not at all: their cells are locked in the order of their keys, the filter is
 * asked again, and what it then meets is written in slices of the one transaction.
 */
@ApplicationScoped
class BulkReviewing {
    private static final int SLICE = 500;

    private final Mutiny.SessionFactory sessions;
    private final ReviewMeters meters;

    BulkReviewing(Mutiny.SessionFactory sessions, ReviewMeters meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    /**
     * Decides on all labels that the filter meets; once this answers, that is committed.
     *
     * @param key the client's, for which it is done once; {@code null} without one
     */
    Uni<BulkResult> review(UUID project, BulkBody body, String key, String reviewer) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                .chain(found -> IdempotentRequests.once(
                        session,
                        project,
                        key,
                        new IdempotentRequests.Request("reviewLabels", reviewer, body),
                        BulkResult.class,
                        () -> variable(session, project, body)
                                .chain(variable -> decide(session, found, body, variable, reviewer))
                                .invoke(result -> meters.count(result.action().revision(), result.count())))));
    }

    private static Uni<Variables.Known> variable(Mutiny.Session session, UUID project, BulkBody body) {
        return body.filter().variable() == null
                ? Uni.createFrom().nullItem()
                : Variables.known(session, project, body.filter().variable());
    }

    private static Uni<BulkResult> decide(
            Mutiny.Session session, Project project, BulkBody body, Variables.Known variable, String reviewer) {
        Viewer viewer = Viewer.of(project, reviewer);
        Panel panel = Panel.of(project);
        LabelFilter filter = body.filter().of(variable == null ? null : variable.id());
        JsonNode value = body.value() == null ? null : CanonicalValue.of(variable.form(), body.value());
        filter.expectFor(viewer);
        return BulkChoice.of(session, project.id(), viewer, filter)
                .invoke(seen -> seen.expect(body.expectedCount()))
                .chain(seen -> Cells.lockExisting(session, seen.cells()))
                .chain(locked -> BulkChoice.of(session, project.id(), viewer, filter)
                        .invoke(choice -> check(choice, body, locked, panel))
                        .chain(choice -> DatabaseClock.now(session)
                                .map(now -> new BulkDecision(body, value, reviewer, now, panel))
                                .chain(decision -> write(session, locked, choice, decision))
                                .replaceWith(() -> new BulkResult(
                                        body.action(), choice.labels().size()))));
    }

    private static void check(BulkChoice choice, BulkBody body, List<KnownCell> locked, Panel panel) {
        choice.expect(body.expectedCount());
        choice.expectWithin(locked.stream().map(KnownCell::id).collect(toSet()));
        if (panel.reviewers() == 1) {
            choice.expectFit(body.action());
        }
    }

    private static Uni<Void> write(
            Mutiny.Session session, List<KnownCell> locked, BulkChoice choice, BulkDecision decision) {
        Set<UUID> chosen = choice.labels().stream().map(BulkChoice.Chosen::id).collect(toSet());
        return Multi.createFrom()
                .iterable(locked)
                .group()
                .intoLists()
                .of(SLICE)
                .onItem()
                .transformToUniAndConcatenate(cells -> slice(session, cells, chosen, decision))
                .collect()
                .last();
    }

    private static Uni<Void> slice(
            Mutiny.Session session, List<KnownCell> cells, Set<UUID> chosen, BulkDecision decision) {
        return Labels.current(session, cells.stream().map(KnownCell::id).toList())
                .map(labels -> labels.stream()
                        .filter(label -> chosen.contains(label.id()))
                        .toList())
                .chain(labels -> decision.write(session, cells, labels));
    }
}
