package dev.labelwright.rules.model;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a generation is to ask.
 *
 * @param cells every selected cell
 */
public record Plan(Map<CellKey, Verdict> cells) {
    public Plan {
        cells = Map.copyOf(cells);
    }

    /** The cells that planning left with a verdict. */
    public Set<CellKey> with(Verdict verdict) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue() == verdict)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many cells count as asked. */
    public int asked() {
        return (int) cells.values().stream().filter(Verdict::countsAsAsked).count();
    }
}
