package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.panel.OwnAddition;
import dev.labelwright.review.panel.OwnDecision;
import dev.labelwright.review.panel.Panel;
import dev.labelwright.review.panel.PanelChange;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds labels by hand, under the lock that results take too. */
@ApplicationScoped
class Adding {
    private final Mutiny.SessionFactory sessions;
    private final ReviewMeters meters;

    Adding(Mutiny.SessionFactory sessions, ReviewMeters meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    /**
     * Adds a label; once this answers, it is committed.
     *
     * @param key the client's, for which it is done once; {@code null} without one
     */
    Uni<LabelView> add(UUID project, AddBody body, String key, String reviewer) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.requireActive(session, project)
                .chain(found -> IdempotentRequests.once(
                        session,
                        project,
                        key,
                        new IdempotentRequests.Request("addLabel", reviewer, body),
                        LabelView.class,
                        () -> add(session, found, body, reviewer).invoke(() -> meters.count(RevisionAction.ADD, 1)))));
    }

    private static Uni<LabelView> add(Mutiny.Session session, Project project, AddBody body, String reviewer) {
        Viewer viewer = Viewer.of(project, reviewer);
        return Variables.known(session, project.id(), body.variable())
                .chain(variable -> NotePassage.read(session, project.id(), Quoting.places(body))
                        .map(passages -> Quoting.of(body, variable, passages))
                        .chain(quoting -> add(session, project, variable, body, quoting, reviewer)))
                .chain(id -> LabelRows.require(session, project.id(), id))
                .map(row -> LabelView.of(row, viewer));
    }

    private static Uni<UUID> add(
            Mutiny.Session session,
            Project project,
            Variables.Known variable,
            AddBody body,
            Quoting quoting,
            String reviewer) {
        JsonNode value = CanonicalValue.of(variable.form(), body.value());
        CellKey key =
                new CellKey(project.id(), body.patientId(), body.noteId() == null ? "" : body.noteId(), variable.id());
        Panel panel = Panel.of(project);
        return Cells.lock(session, List.of(key)).map(Adding::only).chain(known -> Labels.current(
                        session, List.of(known.id()))
                .chain(labels -> DatabaseClock.now(session).chain(now -> {
                    Cell cell = known.with(labels);
                    return panel.waits(labels)
                            ? own(
                                    session,
                                    known,
                                    cell,
                                    new OwnAddition(
                                            new OwnDecision(
                                                    RevisionAction.ADD,
                                                    value,
                                                    quoting.evidence(),
                                                    body.comment(),
                                                    reviewer,
                                                    now,
                                                    panel),
                                            quoting.noteHash()))
                            : settled(
                                    session, known, cell, new Addition(value, quoting, body.comment(), reviewer, now));
                })));
    }

    private static Uni<UUID> own(Mutiny.Session session, KnownCell known, Cell cell, OwnAddition addition) {
        PanelChange change = addition.on(cell, known.scope(), Ids.next());
        return PanelChanges.write(session, List.of(known), List.of(change))
                .replaceWith(change.kept().id());
    }

    private static Uni<UUID> settled(Mutiny.Session session, KnownCell known, Cell cell, Addition addition) {
        LabelChange change = addition.on(cell, known.scope(), Ids.next());
        return CellChanges.write(session, List.of(known), List.of(change))
                .replaceWith(change.after().id());
    }

    private static KnownCell only(List<KnownCell> cells) {
        if (cells.isEmpty()) {
            throw ProblemException.ofField(
                    ErrorCode.UNKNOWN_REFERENCE, "patientId", "the project has no patient of this id");
        }
        return cells.getFirst();
    }
}
