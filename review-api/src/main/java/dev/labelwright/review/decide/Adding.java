package dev.labelwright.review.decide;

import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
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

    /** Adds a label; once this answers, it is committed. */
    Uni<LabelView> add(UUID project, AddBody body, String reviewer) {
        body.check();
        return sessions.withTransaction((session, transaction) -> Projects.requireActive(session, project)
                        .chain(() -> Variables.known(session, project, body.variable()))
                        .chain(variable -> NotePassage.read(session, project, Quoting.places(body))
                                .map(passages -> Quoting.of(body, variable, passages))
                                .chain(quoting -> add(session, project, variable, body, quoting, reviewer)))
                        .chain(id -> LabelRows.require(session, project, id))
                        .map(LabelView::of))
                .invoke(() -> meters.count(RevisionAction.ADD, 1));
    }

    private static Uni<UUID> add(
            Mutiny.Session session,
            UUID project,
            Variables.Known variable,
            AddBody body,
            Quoting quoting,
            String reviewer) {
        var value = CanonicalValue.of(variable.form(), body.value());
        CellKey key = new CellKey(project, body.patientId(), body.noteId() == null ? "" : body.noteId(), variable.id());
        return Cells.lock(session, List.of(key))
                .map(Adding::only)
                .chain(cell -> Labels.current(session, List.of(cell.id()))
                        .chain(labels -> DatabaseClock.now(session)
                                .map(now -> new Addition(value, quoting, body.comment(), reviewer, now)
                                        .on(cell.with(labels), cell.scope(), Ids.next())))
                        .call(change -> CellChanges.write(session, List.of(cell), List.of(change))))
                .map(LabelChange::after)
                .map(label -> label.id());
    }

    private static KnownCell only(List<KnownCell> cells) {
        if (cells.isEmpty()) {
            throw ProblemException.ofField(
                    ErrorCode.UNKNOWN_REFERENCE, "patientId", "the project has no patient of this id");
        }
        return cells.getFirst();
    }
}
