package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.id.Ids;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The locked cells of a batch, as its results change them one after another. */
final class CellBoard {
    private final CurrentCells found;
    private final Map<CellKey, Cell> changed = new HashMap<>();
    private final Map<UUID, CellWrite> writes = new LinkedHashMap<>();
    private final List<LabelChange> changes = new ArrayList<>();

    private CellBoard(CurrentCells found) {
        this.found = found;
    }

    /** Locks the cells of the readings in the order of their keys, and then reads them. */
    static Uni<CellBoard> lock(Mutiny.Session session, Collection<CellReading> readings) {
        return CurrentCells.lock(session, readings).map(CellBoard::new);
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
        KnownCell known = found.known(reading.key());
        if (known == null) {
            return CellClass.SUPERSEDED;
        }
        Cell cell = changed.getOrDefault(known.key(), found.cell(known));
        CellDecision decision =
                CellDecision.on(cell, CellAnswer.of(generation, known, reading, found.now()), Ids::next);
        changed.put(known.key(), decision.cell());
        changes.addAll(decision.changes());
        if (decision.cell().generationOrdinal() == generation.ordinal()) {
            writes.put(known.id(), CellWrite.of(decision.cell(), found.now()));
        }
        return decision.cellClass();
    }
}
