package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Applies a batch of results in one transaction: lock the cells in key order, read them in a following statement,
 * decide, write. What was applied before changes nothing and repeats its outcome. A preview's results are noted down
 * beside the cells.
 */
@ApplicationScoped
public class ResultApplication {
    private static final Logger LOG = Logger.getLogger(ResultApplication.class);

    private final Mutiny.SessionFactory sessions;

    ResultApplication(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Applies the results in their order.
     *
     * @return one outcome for each result whose generation exists; what of it is news, for the meters
     */
    Uni<AppliedBatch> apply(List<LabelingResult> results) {
        return sessions.withTransaction((session, transaction) -> AskingGenerations.of(session, results)
                .chain(generations -> apply(session, known(results, generations), generations)));
    }

    private static Uni<AppliedBatch> apply(
            Mutiny.Session session, List<LabelingResult> results, Map<UUID, AskingGeneration> generations) {
        if (results.isEmpty()) {
            return Uni.createFrom().item(AppliedBatch.NOTHING);
        }
        return Closings.of(session, results).chain(stored -> {
            ClosingBook book = new ClosingBook(stored);
            return WindowAnswers.merged(session, results, book)
                    .chain(whole -> apply(session, whole, generations, book));
        });
    }

    private static Uni<AppliedBatch> apply(
            Mutiny.Session session,
            List<LabelingResult> results,
            Map<UUID, AskingGeneration> generations,
            ClosingBook book) {
        List<LabelingResult> answered = book.toAnswer(results);
        return CellBoard.lock(session, readings(answered, generations, AskingGeneration.Destination.LABELS))
                .chain(cells -> PreviewBoard.look(
                                session, readings(answered, generations, AskingGeneration.Destination.PREVIEW))
                        .chain(previews -> apply(session, results, generations, book, cells, previews)));
    }

    private static Uni<AppliedBatch> apply(
            Mutiny.Session session,
            List<LabelingResult> results,
            Map<UUID, AskingGeneration> generations,
            ClosingBook book,
            CellBoard cells,
            PreviewBoard previews) {
        List<LabelingOutcome> outcomes = results.stream()
                .map(result -> book.outcome(
                        result,
                        answered -> answer(
                                generations.get(answered.key().generationId()),
                                CellReading.of(answered),
                                cells,
                                previews)))
                .toList();
        return cells.write(session)
                .chain(() -> previews.write(session))
                .chain(() -> Closings.write(session, book.news()))
                .chain(() -> WindowAnswers.forget(session, book.news()))
                .replaceWith(new AppliedBatch(outcomes, book.news()));
    }

    private static CellOutcomes answer(
            AskingGeneration generation, List<CellReading> readings, CellBoard cells, PreviewBoard previews) {
        return switch (generation.destination()) {
            case LABELS -> cells.apply(generation, readings);
            case PREVIEW -> previews.note(generation, readings);
            case NOWHERE -> CellTally.all(CellClass.SUPERSEDED, readings.size());
        };
    }

    private static List<CellReading> readings(
            List<LabelingResult> answered,
            Map<UUID, AskingGeneration> generations,
            AskingGeneration.Destination destination) {
        return answered.stream()
                .filter(result -> generations.get(result.key().generationId()).destination() == destination)
                .flatMap(result -> CellReading.of(result).stream())
                .toList();
    }

    private static List<LabelingResult> known(List<LabelingResult> results, Map<UUID, AskingGeneration> generations) {
        return results.stream()
                .filter(result -> {
                    AskingGeneration generation = generations.get(result.key().generationId());
                    boolean known = generation != null
                            && generation.projectId().equals(result.key().projectId());
                    if (!known) {
                        LOG.warnf("dropped %s: its project has no such generation, or is being deleted", result);
                    }
                    return known;
                })
                .toList();
    }
}
