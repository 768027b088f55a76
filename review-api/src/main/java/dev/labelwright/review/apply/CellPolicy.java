package dev.labelwright.review.apply;

import static java.util.stream.Collectors.toSet;

import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ValueKey;
import dev.labelwright.selection.Overwrite;
import java.util.Optional;
import java.util.Set;

/** Whether an answer may change a cell. It is asked under the cell's lock, so nothing happens in between. */
final class CellPolicy {
    private CellPolicy() {}

    static CellClass classify(Cell cell, CellAnswer answer) {
        AskingGeneration generation = answer.generation();
        if (isProtected(cell, generation)) {
            return CellClass.PROTECTED;
        }
        if (cell.generationOrdinal() != null && cell.generationOrdinal() > generation.ordinal()) {
            return CellClass.SUPERSEDED;
        }
        if (generation.overwrite() == Overwrite.SKIP && hasValueOfAnother(cell, generation)) {
            return CellClass.SUPERSEDED;
        }
        if (answer.isEmpty()) {
            return CellClass.EMPTY;
        }
        if (answer.isBelowThreshold()) {
            return CellClass.BELOW_THRESHOLD;
        }
        return saysTheSame(cell, answer) ? CellClass.UNCHANGED : CellClass.WRITTEN;
    }

    private static boolean isProtected(Cell cell, AskingGeneration generation) {
        return cell.labels().stream()
                .map(Label::lastDecided)
                .flatMap(Optional::stream)
                .anyMatch(decided -> switch (generation.overwrite()) {
                    case SKIP, REPLACE_AI -> true;
                    case REPLACE_ALL -> !decided.isBefore(generation.startedAt());
                });
    }

    /** A draft below the threshold is a value too: what SKIP leaves alone does not depend on a setting. */
    private static boolean hasValueOfAnother(Cell cell, AskingGeneration generation) {
        return cell.labels().stream()
                .anyMatch(label -> label.statedValue() != null
                        && !generation.id().equals(label.draft().generationId()));
    }

    private static boolean saysTheSame(Cell cell, CellAnswer answer) {
        Set<ValueKey> said =
                answer.drafts().stream().map(AiDraft::value).map(ValueKey::of).collect(toSet());
        Set<ValueKey> there = cell.labels().stream()
                .map(label -> ValueKey.of(label.draft().value()))
                .collect(toSet());
        return !cell.reviewed() && cell.labels().size() == said.size() && said.equals(there);
    }
}
