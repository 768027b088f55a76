package dev.labelwright.review.apply;

import dev.labelwright.event.Answer;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.id.Ids;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.LockedCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The locked cells of a batch, as its results change them one after another. */
final class CellBoard {
    private final Map<CellKey, LockedCell> locked = new HashMap<>();
    private final Map<CellKey, Cell> cells = new HashMap<>();
    private final Map<UUID, CellWrite> writes = new LinkedHashMap<>();
    private final List<LabelChange> changes = new ArrayList<>();
    private final Instant now;

    /**
     * @param labels the current labels of the cells
     * @param now by the database's clock, taken under the locks
     */
    CellBoard(List<LockedCell> lockedCells, List<Label> labels, Instant now) {
        Map<UUID, List<Label>> byCell = labels.stream().collect(Collectors.groupingBy(Label::cellId));
        for (LockedCell cell : lockedCells) {
            locked.put(cell.key(), cell);
            cells.put(
                    cell.key(),
                    new Cell(
                            cell.id(),
                            cell.key(),
                            cell.generationOrdinal(),
                            byCell.getOrDefault(cell.id(), List.of())));
        }
        this.now = now;
    }

    /** The cells that a result asked. */
    static List<CellKey> asked(LabelingResult result) {
        return result.noteIds().stream()
                .flatMap(note -> result.answers().stream().map(answer -> key(result, note, answer)))
                .toList();
    }

    /** Applies an answered result; each of its cells ends in one class. */
    CellOutcomes apply(AskingGeneration generation, LabelingResult result) {
        CellTally tally = new CellTally();
        for (String note : result.noteIds()) {
            for (Answer answer : result.answers()) {
                tally.add(apply(generation, result, note, answer));
            }
        }
        return tally.outcomes();
    }

    List<LabelChange> changes() {
        return List.copyOf(changes);
    }

    List<CellWrite> writes() {
        return List.copyOf(writes.values());
    }

    private CellClass apply(AskingGeneration generation, LabelingResult result, String note, Answer answer) {
        CellKey key = key(result, note, answer);
        LockedCell cell = locked.get(key);
        if (cell == null) {
            return CellClass.SUPERSEDED;
        }
        CellDecision decision = CellDecision.on(
                cells.get(key), CellAnswer.of(generation, cell.scope(), result, note, answer, now), Ids::next);
        cells.put(key, decision.cell());
        changes.addAll(decision.changes());
        if (decision.cell().generationOrdinal() == generation.ordinal()) {
            writes.put(cell.id(), CellWrite.of(decision.cell(), now));
        }
        return decision.cellClass();
    }

    private static CellKey key(LabelingResult result, String note, Answer answer) {
        return new CellKey(result.key().projectId(), result.key().patientId(), note, answer.variableId());
    }
}
