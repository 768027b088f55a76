package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelCommand;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What becomes of a preview's cells: applied as if their results came now, by the same rules, or forgotten. Either way
 * they are gone afterwards. A preview is decided on when its rounds are closed, so that no result comes after.
 */
final class PreviewPromotion {
    private PreviewPromotion() {}

    /** Applies the next cells. */
    static Uni<CommandSlice> slice(Mutiny.Session session, LabelCommand command) {
        return next(session, command).chain(previews -> AskingGenerations.find(session, command.generationId())
                .chain(found -> found.filter(
                                generation -> generation.projectId().equals(command.projectId()))
                        .map(generation -> apply(session, generation.promotedWith(threshold(command)), previews))
                        .orElseGet(() -> Uni.createFrom().item(CommandSlice.ofLabels(0, true)))));
    }

    /** Forgets the next cells. */
    static Uni<CommandSlice> discard(Mutiny.Session session, LabelCommand command) {
        return next(session, command).chain(previews -> PreviewCells.delete(session, previews)
                .replaceWith(CommandSlice.ofLabels(0, isLast(previews))));
    }

    private static Uni<CommandSlice> apply(
            Mutiny.Session session, AskingGeneration generation, List<PreviewCell> previews) {
        List<CellReading> readings = previews.stream().map(PreviewCell::reading).toList();
        return CellBoard.lock(session, readings).chain(board -> {
            CellOutcomes cells = board.apply(generation, readings);
            return board.write(session)
                    .chain(() -> PreviewCells.delete(session, previews))
                    .replaceWith(new CommandSlice(cells, board.changedLabels(), null, isLast(previews)));
        });
    }

    private static Uni<List<PreviewCell>> next(Mutiny.Session session, LabelCommand command) {
        return PreviewCells.next(session, command.projectId(), command.generationId(), CommandSlice.MOST_CELLS);
    }

    private static boolean isLast(List<PreviewCell> previews) {
        return previews.size() < CommandSlice.MOST_CELLS;
    }

    private static Double threshold(LabelCommand command) {
        return command.confidenceThreshold() == null
                ? null
                : command.confidenceThreshold().doubleValue();
    }
}
