package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Applies a batch of results in one transaction: lock the cells in key order, read them in a following statement,
 * decide, write. What was applied before changes nothing and repeats its outcome.
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

    private Uni<AppliedBatch> apply(
            Mutiny.Session session, List<LabelingResult> results, Map<UUID, AskingGeneration> generations) {
        if (results.isEmpty()) {
            return Uni.createFrom().item(AppliedBatch.NOTHING);
        }
        return Closings.of(session, results).chain(stored -> {
            ClosingBook book = new ClosingBook(stored);
            return board(session, book.toAnswer(results)).chain(board -> {
                List<LabelingOutcome> outcomes = results.stream()
                        .map(result -> book.outcome(
                                result,
                                answered -> board.apply(
                                        generations.get(answered.key().generationId()), answered)))
                        .toList();
                return Labels.write(session, board.changes())
                        .chain(() -> Cells.write(session, board.writes()))
                        .chain(() -> Closings.write(session, book.news()))
                        .replaceWith(new AppliedBatch(outcomes, book.news()));
            });
        });
    }

    private static Uni<CellBoard> board(Mutiny.Session session, List<LabelingResult> answered) {
        Set<CellKey> asked = new LinkedHashSet<>();
        answered.forEach(result -> asked.addAll(CellBoard.asked(result)));
        return Cells.lock(session, asked).chain(locked -> Labels.current(
                        session, locked.stream().map(cell -> cell.id()).toList())
                .chain(labels -> DatabaseClock.now(session).map(now -> new CellBoard(locked, labels, now))));
    }

    private static List<LabelingResult> known(List<LabelingResult> results, Map<UUID, AskingGeneration> generations) {
        return results.stream()
                .filter(result -> {
                    AskingGeneration generation = generations.get(result.key().generationId());
                    boolean known = generation != null
                            && generation.projectId().equals(result.key().projectId());
                    if (!known) {
                        LOG.warnf("dropped %s: there is no such generation in its project", result);
                    }
                    return known;
                })
                .toList();
    }
}
