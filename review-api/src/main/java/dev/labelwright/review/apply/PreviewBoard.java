package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The cells that previews speak of, as they are now: looked at, never locked and never changed. */
final class PreviewBoard {
    private final Map<CellKey, KnownCell> known = new HashMap<>();
    private final Map<CellKey, Cell> cells = new HashMap<>();
    private final Map<List<Object>, PreviewCell> rows = new LinkedHashMap<>();
    private final Instant now;

    private PreviewBoard(List<KnownCell> looked, List<Label> labels, Instant now) {
        Map<UUID, List<Label>> byCell = labels.stream().collect(Collectors.groupingBy(Label::cellId));
        for (KnownCell cell : looked) {
            known.put(cell.key(), cell);
            cells.put(cell.key(), cell.with(cell.id() == null ? List.of() : byCell.getOrDefault(cell.id(), List.of())));
        }
        this.now = now;
    }

    /** Looks at the cells of the readings. */
    static Uni<PreviewBoard> look(Mutiny.Session session, Collection<CellReading> readings) {
        Set<CellKey> asked =
                readings.stream().map(CellReading::key).collect(Collectors.toCollection(LinkedHashSet::new));
        return Cells.look(session, asked).chain(looked -> Labels.current(
                        session,
                        looked.stream()
                                .map(KnownCell::id)
                                .filter(Objects::nonNull)
                                .toList())
                .chain(labels -> DatabaseClock.now(session).map(now -> new PreviewBoard(looked, labels, now))));
    }

    /** Notes down what a preview says; each of its cells ends in the class that it would have as a label. */
    CellOutcomes note(AskingGeneration generation, List<CellReading> readings) {
        CellTally tally = new CellTally();
        readings.forEach(reading -> tally.add(note(generation, reading)));
        return tally.outcomes();
    }

    /** Writes what was noted down. */
    Uni<Void> write(Mutiny.Session session) {
        return PreviewCells.write(session, new ArrayList<>(rows.values()));
    }

    private CellClass note(AskingGeneration generation, CellReading reading) {
        KnownCell cell = known.get(reading.key());
        if (cell == null) {
            return CellClass.SUPERSEDED;
        }
        CellClass cellClass = CellPolicy.classify(cells.get(cell.key()), CellAnswer.of(generation, cell, reading, now));
        rows.put(List.of(generation.id(), cell.key()), PreviewCell.of(generation, reading, cellClass));
        return cellClass;
    }
}
