package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.CellOutcomes;
import java.util.Comparator;
import java.util.List;

/** How a cell ends by the rules, as docs/rules.md has them; written down here a second time, to be compared. */
enum CellEnd {
    PROTECTED,
    SUPERSEDED,
    EMPTY,
    BELOW_THRESHOLD,
    UNCHANGED,
    WRITTEN;

    /**
     * The class of a cell.
     *
     * @param threshold the confidence from which on a draft counts
     */
    static CellEnd of(CellState cell, boolean many, StartedGeneration generation, List<Says> said, double threshold) {
        if (cell.isProtectedFrom(generation)) {
            return PROTECTED;
        }
        if (cell.isBeyond(generation)) {
            return SUPERSEDED;
        }
        if (said.isEmpty()) {
            return EMPTY;
        }
        if (!isSure(said, threshold)) {
            return BELOW_THRESHOLD;
        }
        return cell.says(kept(said, many)) ? UNCHANGED : WRITTEN;
    }

    /** Whether one of the values counts; it carries the others. */
    static boolean isSure(List<Says> said, double threshold) {
        return said.stream().anyMatch(one -> one.confidence() >= threshold);
    }

    /** The values that have room in the cell. */
    static List<JsonNode> kept(List<Says> said, boolean many) {
        return many
                ? said.stream().map(Says::value).distinct().toList()
                : said.stream().max(Comparator.comparing(Says::confidence)).map(Says::value).stream()
                        .toList();
    }

    int in(CellOutcomes outcomes) {
        return switch (this) {
            case PROTECTED -> outcomes.protectedCells();
            case SUPERSEDED -> outcomes.superseded();
            case EMPTY -> outcomes.empty();
            case BELOW_THRESHOLD -> outcomes.belowThreshold();
            case UNCHANGED -> outcomes.unchanged();
            case WRITTEN -> outcomes.written();
        };
    }
}
