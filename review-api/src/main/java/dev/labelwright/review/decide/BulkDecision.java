package dev.labelwright.review.decide;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.panel.OwnDecision;
import dev.labelwright.review.panel.Panel;
import dev.labelwright.review.store.KnownCell;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One decision for many labels: of each label its own, or that of one of several reviewers.
 *
 * @param value the canonical value of an {@code EDIT}, else {@code null}
 */
record BulkDecision(BulkBody body, JsonNode value, String reviewer, Instant at, Panel panel) {

    /** Decides on labels of cells whose locks are held. */
    Uni<Void> write(Mutiny.Session session, List<KnownCell> cells, List<Label> labels) {
        OwnDecision own =
                new OwnDecision(body.action().revision(), value, List.of(), body.comment(), reviewer, at, panel);
        ReviewDecision decision =
                new ReviewDecision(body.action(), value, body.comment(), reviewer, at, panel.blindToDraft());
        Map<Boolean, List<Label>> waiting =
                labels.stream().collect(partitioningBy(label -> panel.waits(List.of(label))));
        return CellChanges.write(
                        session,
                        cells,
                        waiting.get(false).stream().map(decision::on).toList())
                .chain(() -> PanelChanges.write(
                        session, cells, waiting.get(true).stream().map(own::on).toList()));
    }
}
