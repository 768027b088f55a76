package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes people's decisions on single labels under the lock that results take too. */
@ApplicationScoped
public class Reviewing {
    private final Mutiny.SessionFactory sessions;
    private final ReviewMeters meters;

    Reviewing(Mutiny.SessionFactory sessions, ReviewMeters meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    /** Decides on a label; once this answers, the decision is committed. */
    Uni<LabelView> review(UUID project, UUID label, ReviewBody body, Expectation expectation, String reviewer) {
        body.check();
        return change(project, label, expectation, (session, cell, row) -> value(session, row.label(), body)
                        .chain(value -> DatabaseClock.now(session)
                                .map(now -> decision(body, value, reviewer, now).on(row.label()))))
                .invoke(() -> meters.count(body.action().revision(), 1));
    }

    /** Brings back what a label said after a revision; once this answers, that is committed. */
    Uni<LabelView> restore(UUID project, UUID label, RestoreBody body, Expectation expectation, String reviewer) {
        body.check();
        return change(project, label, expectation, (session, cell, row) -> Labels.state(session, label, body.revision())
                        .chain(state -> Labels.current(session, List.of(cell.id()))
                                .chain(labels -> DatabaseClock.now(session).map(now -> new Restoration(
                                                state.orElseThrow(() -> body.unknown()), body.comment(), reviewer, now)
                                        .on(row.label(), cell.with(labels), cell.scope())))))
                .invoke(() -> meters.count(RevisionAction.RESTORE, 1));
    }

    /** A change of one label, decided under its cell's lock. */
    @FunctionalInterface
    private interface Change {
        Uni<LabelChange> of(Mutiny.Session session, KnownCell cell, LabelRow row);
    }

    private Uni<LabelView> change(UUID project, UUID id, Expectation expectation, Change change) {
        return sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                .chain(() -> Cells.lockOfLabel(session, project, id))
                .map(cell -> cell.orElseThrow(() -> ProblemException.notFound("label", id)))
                .chain(cell -> LabelRows.require(session, project, id)
                        .invoke(row -> expect(row, expectation))
                        .chain(row -> change.of(session, cell, row))
                        .chain(made -> CellChanges.write(session, List.of(cell), List.of(made))))
                .chain(() -> LabelRows.require(session, project, id))
                .map(LabelView::of));
    }

    private static ReviewDecision decision(ReviewBody body, JsonNode value, String reviewer, Instant now) {
        return new ReviewDecision(body.action(), value, body.comment(), reviewer, now);
    }

    private static void expect(LabelRow row, Expectation expectation) {
        LabelView current = LabelView.of(row);
        if (!expectation.isMetBy(current.etag())) {
            throw new StaleLabelException(current);
        }
    }

    /** The body's value in its canonical form; nothing where it has none. */
    private static Uni<JsonNode> value(Mutiny.Session session, Label label, ReviewBody body) {
        if (body.value() == null) {
            return Uni.createFrom().nullItem();
        }
        return Variables.form(session, label.cell().variableId()).map(form -> CanonicalValue.of(form, body.value()));
    }
}
