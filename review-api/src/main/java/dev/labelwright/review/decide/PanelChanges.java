package dev.labelwright.review.decide;

import dev.labelwright.review.label.Label;
import dev.labelwright.review.panel.LoggedDecision;
import dev.labelwright.review.panel.PanelChange;
import dev.labelwright.review.store.JsonRows;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes reviewers' decisions on labels of cells whose locks are held, and what they settle, in one transaction. */
final class PanelChanges {
    private static final String APPEND = """
            insert into review.reviewer_decision (project_id, label_id, reviewer, action, value, evidence, comment, draft)
            select l.project_id, l.id, r.reviewer, r.action, r.value, r.evidence, r.comment, r.draft
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("labelId" uuid, reviewer text, action text, value jsonb, evidence jsonb, comment text, draft jsonb)
            join review.label l on l.id = r."labelId"
            """;

    private PanelChanges() {}

    /** Writes them. */
    static Uni<Void> write(Mutiny.Session session, List<KnownCell> locked, List<PanelChange> changes) {
        List<Label> kept = changes.stream().map(PanelChange::kept).toList();
        List<LoggedDecision> logged = changes.stream().map(PanelChange::logged).toList();
        return Labels.keep(session, kept)
                .chain(() -> JsonRows.write(session, APPEND, logged))
                .chain(() -> CellChanges.write(
                        session,
                        locked,
                        changes.stream()
                                .map(PanelChange::settled)
                                .flatMap(Optional::stream)
                                .toList()));
    }
}
