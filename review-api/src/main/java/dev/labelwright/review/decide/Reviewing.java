package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.panel.OwnDecision;
import dev.labelwright.review.panel.Panel;
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

    /**
     * Decides on a label; once this answers, the decision is committed. Where the project has several reviewers it is the
     * caller's own, beside those of the others.
     */
    Uni<LabelView> review(UUID project, UUID label, ReviewBody body, Expectation expectation, String reviewer) {
        body.check();
        return change(project, label, expectation, reviewer, (session, cell, row, panel) -> value(
                                session, row.label(), body)
                        .chain(value -> DatabaseClock.now(session)
                                .chain(now -> panel.waits(List.of(row.label()))
                                        ? PanelChanges.write(
                                                session,
                                                List.of(cell),
                                                List.of(own(body, value, reviewer, now, panel)
                                                        .on(row.label())))
                                        : CellChanges.write(
                                                session,
                                                List.of(cell),
                                                List.of(decision(body, value, reviewer, now, panel)
                                                        .on(row.label()))))))
                .invoke(() -> meters.count(body.action().revision(), 1));
    }

    /** Brings back what a label said after a revision; once this answers, that is committed. */
    Uni<LabelView> restore(UUID project, UUID label, RestoreBody body, Expectation expectation, String reviewer) {
        body.check();
        return change(project, label, expectation, reviewer, (session, cell, row, panel) -> Labels.state(
                                session, label, body.revision())
                        .chain(state -> Labels.current(session, List.of(cell.id()))
                                .chain(labels -> DatabaseClock.now(session).map(now -> new Restoration(
                                                state.orElseThrow(() -> body.unknown()), body.comment(), reviewer, now)
                                        .on(row.label(), cell.with(labels), cell.scope()))))
                        .chain(made -> CellChanges.write(session, List.of(cell), List.of(made))))
                .invoke(() -> meters.count(RevisionAction.RESTORE, 1));
    }

    /** A change of one label, decided and written under its cell's lock. */
    @FunctionalInterface
    private interface Change {
        Uni<Void> make(Mutiny.Session session, KnownCell cell, LabelRow row, Panel panel);
    }

    private Uni<LabelView> change(UUID project, UUID id, Expectation expectation, String reviewer, Change change) {
        return sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                .chain(found -> Cells.lockOfLabel(session, project, id)
                        .map(cell -> cell.orElseThrow(() -> ProblemException.notFound("label", id)))
                        .chain(cell -> {
                            Viewer viewer = Viewer.of(found, reviewer);
                            return LabelRows.require(session, project, viewer, id)
                                    .invoke(row -> expect(LabelView.of(row, viewer), expectation))
                                    .chain(row -> change.make(session, cell, row, Panel.of(found)))
                                    .chain(() -> LabelRows.require(session, project, id))
                                    .map(row -> LabelView.of(row, viewer));
                        })));
    }

    private static OwnDecision own(ReviewBody body, JsonNode value, String reviewer, Instant now, Panel panel) {
        return new OwnDecision(body.action().revision(), value, List.of(), body.comment(), reviewer, now, panel);
    }

    private static ReviewDecision decision(ReviewBody body, JsonNode value, String reviewer, Instant now, Panel panel) {
        return new ReviewDecision(body.action(), value, body.comment(), reviewer, now, panel.blindToDraft());
    }

    private static void expect(LabelView current, Expectation expectation) {
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
