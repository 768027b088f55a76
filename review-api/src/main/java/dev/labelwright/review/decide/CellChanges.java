package dev.labelwright.review.decide;

import static java.util.stream.Collectors.groupingBy;

import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes people's changes of cells whose locks are held, and what selections ask of those cells from then on. */
public final class CellChanges {
    private CellChanges() {}

    public static Uni<Void> write(Mutiny.Session session, List<KnownCell> locked, List<LabelChange> changes) {
        List<UUID> ids = locked.stream().map(KnownCell::id).toList();
        return Labels.write(session, changes)
                .chain(() -> Labels.current(session, ids))
                .map(labels -> cells(locked, labels))
                .chain(cells -> Cells.write(session, cells));
    }

    private static List<CellWrite> cells(List<KnownCell> locked, List<Label> labels) {
        Map<UUID, List<Label>> byCell = labels.stream().collect(groupingBy(Label::cellId));
        return locked.stream()
                .map(cell -> CellWrite.of(cell.with(byCell.getOrDefault(cell.id(), List.of())), null))
                .toList();
    }
}
