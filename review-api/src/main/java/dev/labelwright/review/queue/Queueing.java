package dev.labelwright.review.queue;

import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.panel.Panel;
import dev.labelwright.review.store.DatabaseClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hands out drafts that wait for a person: each unit to one reviewer at a time, for a time. */
@ApplicationScoped
class Queueing {
    private final Mutiny.SessionFactory sessions;

    Queueing(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The next unit, held from now on; empty where nothing is left. */
    Uni<Optional<ClaimView>> next(UUID project, NextBody body, String reviewer) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.requireActive(session, project)
                .invoke(found -> refuse(found, body.order()))
                .chain(found -> variable(session, project, body)
                        .call(() -> Claims.takeTurn(session, project))
                        .map(variable -> new Wish(
                                project, body.order(), body.unit(), variable, reviewer, body.lease(), Panel.of(found)))
                        .chain(wish -> next(session, found, wish))));
    }

    private static void refuse(Project project, QueueOrder order) {
        if (project.blindToDraft() && order == QueueOrder.LEAST_CONFIDENT) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The project's reviewers decide without having seen the model's draft: the order LEAST_CONFIDENT"
                            + " would tell of it.");
        }
    }

    private static Uni<Optional<ClaimView>> next(Mutiny.Session session, Project project, Wish wish) {
        UUID id = Ids.next();
        Uni<Optional<Claim>> unsettled = wish.order() == QueueOrder.DISAGREEMENT
                ? Claims.holdUnsettled(session, wish, id)
                : Uni.createFrom().item(Optional.empty());
        return unsettled.chain(found -> found.isPresent()
                ? view(session, wish, found.get(), true, LabelView::of).map(Optional::of)
                : draft(session, project, wish, id));
    }

    private static Uni<Optional<ClaimView>> draft(Mutiny.Session session, Project project, Wish wish, UUID id) {
        if (wish.order() == QueueOrder.DISAGREEMENT && project.blindToDraft()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Viewer viewer = Viewer.of(project, wish.reviewer());
        return hold(session, wish, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<ClaimView>empty())
                        : view(session, wish, found.get(), null, row -> LabelView.of(row, viewer))
                                .map(Optional::of));
    }

    /** Gives a unit back before its time; one that is not held any more stays as it is. */
    Uni<Void> release(UUID project, UUID id) {
        return sessions.withTransaction(
                (session, transaction) -> require(session, project, id).chain(claim -> Claims.release(session, id)));
    }

    /**
     * Notes that the reviewer has seen to a unit: it is not given out again, unless something new is drafted in it.
     *
     * @throws ProblemException {@code WRONG_STATE} where its time is over, for somebody else may have it
     */
    Uni<Void> done(UUID project, UUID id) {
        return sessions.withTransaction((session, transaction) -> require(session, project, id)
                .chain(claim -> DatabaseClock.now(session).chain(now -> {
                    if (claim.doneAt() == null && !claim.heldUntil().isAfter(now)) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "The claim was held until %s, and its time is over.".formatted(claim.heldUntil()));
                    }
                    return claim.doneAt() == null
                            ? Claims.done(session, id)
                            : Uni.createFrom().voidItem();
                })));
    }

    /** A random order is the order of hashes from a random one on, and then from the beginning. */
    private static Uni<Optional<Claim>> hold(Mutiny.Session session, Wish wish, UUID id) {
        long pivot = ThreadLocalRandom.current().nextLong();
        return Claims.hold(session, wish, id, pivot, true)
                .chain(found -> found.isPresent() || wish.order() == QueueOrder.LEAST_CONFIDENT
                        ? Uni.createFrom().item(found)
                        : Claims.hold(session, wish, id, pivot, false));
    }

    private static Uni<UUID> variable(Mutiny.Session session, UUID project, NextBody body) {
        return body.variable() == null
                ? Uni.createFrom().nullItem()
                : Variables.idOf(session, project, body.variable());
    }

    private static Uni<Claim> require(Mutiny.Session session, UUID project, UUID id) {
        return Projects.require(session, project)
                .chain(() -> Claims.lock(session, project, id))
                .map(claim -> claim.orElseThrow(() -> ProblemException.notFound("claim", id)));
    }

    private static Uni<ClaimView> view(
            Mutiny.Session session, Wish wish, Claim claim, Boolean adjudicate, Function<LabelRow, LabelView> shown) {
        Uni<LabelView> label =
                switch (claim.unit()) {
                    case PATIENT -> Uni.createFrom().nullItem();
                    case LABEL ->
                        LabelRows.require(session, wish.project(), UUID.fromString(claim.key()))
                                .map(shown);
                };
        return label.map(seen -> new ClaimView(
                claim.id(), claim.unit(), claim.patientId(), claim.reviewer(), claim.heldUntil(), adjudicate, seen));
    }
}
