package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.store.KnownCell;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The cells that previews speak of, as they are now: looked at, never locked and never changed. */
final class PreviewBoard {
    private final CurrentCells found;
    private final Map<Place, PreviewCell> rows = new LinkedHashMap<>();

    /** A cell in a preview. */
    private record Place(UUID generationId, CellKey key) {}

    private PreviewBoard(CurrentCells found) {
        this.found = found;
    }

    /** Looks at the cells of the readings. */
    static Uni<PreviewBoard> look(Mutiny.Session session, Collection<CellReading> readings) {
        return CurrentCells.look(session, readings).map(PreviewBoard::new);
    }

    /** Notes down what a preview says; each of its cells ends in the class that it would have as a label. */
    CellOutcomes note(AskingGeneration generation, List<CellReading> readings) {
        CellTally tally = new CellTally();
        readings.forEach(reading -> tally.add(note(generation, reading)));
        return tally.outcomes();
    }

    /** Writes what was noted down. */
    Uni<Void> write(Mutiny.Session session) {
        return PreviewCells.write(session, List.copyOf(rows.values()));
    }

    private CellClass note(AskingGeneration generation, CellReading reading) {
        KnownCell known = found.known(reading.key());
        if (known == null) {
            return CellClass.SUPERSEDED;
        }
        CellClass cellClass =
                CellPolicy.classify(found.cell(known), CellAnswer.of(generation, known, reading, found.now()));
        rows.put(new Place(generation.id(), known.key()), PreviewCell.of(generation, reading, cellClass));
        return cellClass;
    }
}
