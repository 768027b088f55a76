package dev.labelwright.review.adjudicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.decide.CanonicalValue;
import dev.labelwright.review.decide.CellChanges;
import dev.labelwright.review.decide.Expectation;
import dev.labelwright.review.decide.ReviewMeters;
import dev.labelwright.review.decide.StaleLabelException;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows what reviewers differ on, and settles it, under the lock that results and reviews take too. */
@ApplicationScoped
class Adjudicating {
    private static final String TO_DO = " and " + Awaiting.CONDITION + " and " + Awaiting.NOT_OF_CALLER;

    private final Mutiny.SessionFactory sessions;
    private final ReviewMeters meters;

    Adjudicating(Mutiny.SessionFactory sessions, ReviewMeters meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    /**
     * A page of the labels that wait for an adjudicator, but those in whose cells the caller decided.
     *
     * @param variable only of the variable of this name; {@code null} for all
     * @param patient only of this patient; {@code null} for all
     */
    Uni<Page<AdjudicationView>> list(UUID project, String caller, String variable, String patient, PageRequest page) {
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(() -> variable == null
                        ? Uni.createFrom().<UUID>nullItem()
                        : Variables.idOf(session, project, variable))
                .chain(id -> LabelRows.that(
                        session,
                        project,
                        condition(id, patient),
                        parameters(caller, id, patient),
                        page.after(),
                        page.limit() + 1))
                .map(rows -> Page.of(rows, page, AdjudicationView::of, LabelRows::key)));
    }

    /** A label with what its reviewers decided; refuses one that does not wait for the caller to adjudicate it. */
    Uni<AdjudicationView> get(UUID project, String caller, UUID label) {
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(found -> LabelRows.require(session, project, label)
                        .call(row -> Labels.current(session, List.of(row.label().cellId()))
                                .invoke(labels -> refuseReviewer(labels, caller)))
                        .call(row -> refuseEarly(session, found, row.label())))
                .map(AdjudicationView::of));
    }

    /** Says what is right; once this answers, it is committed. */
    Uni<LabelView> settle(UUID project, UUID id, AdjudicationBody body, Expectation expectation, String caller) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.requireActive(session, project)
                        .chain(found -> Cells.lockOfLabel(session, project, id)
                                .map(cell -> cell.orElseThrow(() -> ProblemException.notFound("label", id)))
                                .chain(cell -> settle(session, found, cell, id, body, expectation, caller)))
                        .chain(() -> LabelRows.require(session, project, id)))
                .invoke(row -> meters.countAdjudication())
                .map(LabelView::of);
    }

    private static Uni<Void> settle(
            Mutiny.Session session,
            Project project,
            KnownCell cell,
            UUID id,
            AdjudicationBody body,
            Expectation expectation,
            String caller) {
        return Labels.current(session, List.of(cell.id()))
                .invoke(labels -> refuseReviewer(labels, caller))
                .chain(() -> LabelRows.require(session, project.id(), id))
                .call(row -> refuseEarly(session, project, row.label()))
                .invoke(row -> expect(row, expectation))
                .chain(row -> value(session, row.label(), body)
                        .chain(value -> DatabaseClock.now(session).map(now -> new Adjudication(
                                        body.action(), value, body.decisionOf(), body.comment(), caller, now)
                                .on(row.label()))))
                .chain((LabelChange change) -> CellChanges.write(session, List.of(cell), List.of(change)));
    }

    private static void expect(LabelRow row, Expectation expectation) {
        if (!expectation.isMetBy(AdjudicationView.of(row).etag())) {
            throw new StaleLabelException(LabelView.of(row));
        }
    }

    private static void refuseReviewer(List<Label> ofCell, String caller) {
        boolean decided = ofCell.stream().anyMatch(label -> label.by(caller).isPresent());
        if (decided && !caller.equals(Caller.named(null))) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, "You are a reviewer of the cell: somebody else has to adjudicate it.");
        }
    }

    /** Refuses what reviewers are not done with; a settled label can be settled anew. */
    private static Uni<Void> refuseEarly(Mutiny.Session session, Project project, Label label) {
        if (label.removedAt() != null
                || !label.isDecided()
                || (project.reviewersPerPatient() == 1 && label.reviewers().isEmpty())) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The label has no decisions of several reviewers: there is nothing to settle.");
        }
        if (label.isReviewed()) {
            return Uni.createFrom().voidItem();
        }
        return LabelRows.that(
                        session,
                        project.id(),
                        " and l.id = :id and " + Awaiting.CONDITION,
                        Map.of("id", label.id()),
                        Optional.empty(),
                        1)
                .invoke(ready -> {
                    if (ready.isEmpty()) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "The label waits for its reviewers: the project asks for %d."
                                        .formatted(project.reviewersPerPatient()));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<JsonNode> value(Mutiny.Session session, Label label, AdjudicationBody body) {
        return body.value() == null
                ? Uni.createFrom().nullItem()
                : Variables.form(session, label.cell().variableId()).map(form -> CanonicalValue.of(form, body.value()));
    }

    private static String condition(UUID variable, String patient) {
        return TO_DO
                + (variable == null ? "" : " and l.variable_id = :variable")
                + (patient == null ? "" : " and l.patient_id = :patient");
    }

    private static Map<String, Object> parameters(String caller, UUID variable, String patient) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        if (variable != null) {
            parameters.put("variable", variable);
        }
        if (patient != null) {
            parameters.put("patient", patient);
        }
        return parameters;
    }
}
