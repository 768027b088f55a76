package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.id.Ids;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The locked cells of a batch, as its results change them one after another. */
final class CellBoard {
    private final Map<CellKey, KnownCell> known = new HashMap<>();
    private final Map<CellKey, Cell> cells = new HashMap<>();
    private final Map<UUID, CellWrite> writes = new LinkedHashMap<>();
    private final List<LabelChange> changes = new ArrayList<>();
    private final Instant now;

    /**
     * @param labels the current labels of the cells
     * @param now by the database's clock, taken under the locks
     */
    private CellBoard(List<KnownCell> locked, List<Label> labels, Instant now) {
        Map<UUID, List<Label>> byCell = labels.stream().collect(Collectors.groupingBy(Label::cellId));
        for (KnownCell cell : locked) {
            known.put(cell.key(), cell);
            cells.put(cell.key(), cell.with(byCell.getOrDefault(cell.id(), List.of())));
        }
        this.now = now;
    }

    /** Locks the cells of the readings in the order of their keys, and then reads them. */
    static Uni<CellBoard> lock(Mutiny.Session session, Collection<CellReading> readings) {
        Set<CellKey> asked =
                readings.stream().map(CellReading::key).collect(Collectors.toCollection(LinkedHashSet::new));
        return Cells.lock(session, asked).chain(locked -> Labels.current(
                        session, locked.stream().map(KnownCell::id).toList())
                .chain(labels -> DatabaseClock.now(session).map(now -> new CellBoard(locked, labels, now))));
    }

    /** Applies what a generation says; each of its cells ends in one class. */
    CellOutcomes apply(AskingGeneration generation, List<CellReading> readings) {
        CellTally tally = new CellTally();
        readings.forEach(reading -> tally.add(apply(generation, reading)));
        return tally.outcomes();
    }

    /** How many labels are not as they were. */
    long changedLabels() {
        return changes.stream().map(change -> change.after().id()).distinct().count();
    }

    /** Writes the labels with their revisions, and the cells. */
    Uni<Void> write(Mutiny.Session session) {
        return Labels.write(session, changes).chain(() -> Cells.write(session, List.copyOf(writes.values())));
    }

    private CellClass apply(AskingGeneration generation, CellReading reading) {
        KnownCell cell = known.get(reading.key());
        if (cell == null) {
            return CellClass.SUPERSEDED;
        }
        CellDecision decision =
                CellDecision.on(cells.get(cell.key()), CellAnswer.of(generation, cell, reading, now), Ids::next);
        cells.put(cell.key(), decision.cell());
        changes.addAll(decision.changes());
        if (decision.cell().generationOrdinal() == generation.ordinal()) {
            writes.put(cell.id(), CellWrite.of(decision.cell(), now));
        }
        return decision.cellClass();
    }
}
