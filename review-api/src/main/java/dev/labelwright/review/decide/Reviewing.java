package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes people's decisions under the lock that results take too. */
@ApplicationScoped
public class Reviewing {
    private final Mutiny.SessionFactory sessions;
    private final MeterRegistry meters;

    Reviewing(Mutiny.SessionFactory sessions, MeterRegistry meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    /** Decides on a label; once this answers, the decision is committed. */
    Uni<LabelView> review(UUID project, UUID label, ReviewBody body, Expectation expectation, String reviewer) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                        .chain(() -> Cells.lockOfLabel(session, project, label))
                        .map(cell -> cell.orElseThrow(() -> ProblemException.notFound("label", label)))
                        .chain(cell -> decide(session, cell, label, body, expectation, reviewer)))
                .invoke(() -> meters.counter(
                                "labelwright.reviews",
                                "action",
                                body.action().name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    private static Uni<LabelView> decide(
            Mutiny.Session session,
            KnownCell locked,
            UUID id,
            ReviewBody body,
            Expectation expectation,
            String reviewer) {
        UUID project = locked.key().projectId();
        return LabelRows.require(session, project, id)
                .invoke(row -> expect(row, expectation))
                .chain(row -> value(session, row.label(), body).chain(value -> DatabaseClock.now(session)
                        .map(now -> decision(body, value, reviewer, now).on(row.label()))))
                .chain(change -> write(session, locked, change))
                .chain(() -> LabelRows.require(session, project, id))
                .map(LabelView::of);
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
        return Variables.form(session, label.cell().variableId()).map(form -> canonical(form, body.value()));
    }

    private static JsonNode canonical(Variables.ValueForm form, JsonNode value) {
        try {
            return LabelValue.canonical(form.type(), form.options(), value);
        } catch (InvalidValueException e) {
            ProblemException problem = ProblemException.ofField(ErrorCode.RULE_BROKEN, "value", e.getMessage());
            problem.initCause(e);
            throw problem;
        }
    }

    private static Uni<Void> write(Mutiny.Session session, KnownCell locked, LabelChange change) {
        return Labels.write(session, List.of(change))
                .chain(() -> Labels.current(session, List.of(locked.id())))
                .map(locked::with)
                .chain(cell -> Cells.write(session, List.of(CellWrite.of(cell, null))));
    }
}
