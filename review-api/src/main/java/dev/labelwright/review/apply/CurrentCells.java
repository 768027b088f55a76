package dev.labelwright.review.apply;

import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cells with their labels, as one statement after the other finds them: first the cells, locked or not, then these. */
final class CurrentCells {
    private final Map<CellKey, KnownCell> cells = new LinkedHashMap<>();
    private final Map<UUID, List<Label>> labels;
    private final Instant now;

    private CurrentCells(List<KnownCell> cells, List<Label> labels, Instant now) {
        cells.forEach(cell -> this.cells.put(cell.key(), cell));
        this.labels = labels.stream().collect(Collectors.groupingBy(Label::cellId));
        this.now = now;
    }

    /** The cells of the readings, created where they are missing, and locked in the order of their keys. */
    static Uni<CurrentCells> lock(Mutiny.Session session, Collection<CellReading> readings) {
        return Cells.lock(session, keys(readings)).chain(cells -> read(session, cells));
    }

    /** The cells of the readings, neither created nor locked. */
    static Uni<CurrentCells> look(Mutiny.Session session, Collection<CellReading> readings) {
        return Cells.look(session, keys(readings)).chain(cells -> read(session, cells));
    }

    /** These cells, locked in the order of their keys. */
    static Uni<CurrentCells> lockExisting(Mutiny.Session session, Collection<UUID> ids) {
        return Cells.lockExisting(session, ids).chain(cells -> read(session, cells));
    }

    /** What the catalog says of a cell; {@code null} where it is not one of these. */
    KnownCell known(CellKey key) {
        return cells.get(key);
    }

    /** Each cell with its labels, in the order in which they were found. */
    List<Cell> all() {
        return cells.values().stream().map(this::cell).toList();
    }

    /** A cell with its labels. */
    Cell cell(KnownCell cell) {
        return cell.with(cell.id() == null ? List.of() : labels.getOrDefault(cell.id(), List.of()));
    }

    /** When they were read, by the database's clock; under the locks, if there are any. */
    Instant now() {
        return now;
    }

    private static Uni<CurrentCells> read(Mutiny.Session session, List<KnownCell> cells) {
        List<UUID> ids =
                cells.stream().map(KnownCell::id).filter(Objects::nonNull).toList();
        return Labels.current(session, ids)
                .chain(labels -> DatabaseClock.now(session).map(now -> new CurrentCells(cells, labels, now)));
    }

    private static Set<CellKey> keys(Collection<CellReading> readings) {
        return readings.stream().map(CellReading::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
