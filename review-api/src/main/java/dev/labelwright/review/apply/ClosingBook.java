package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which rounds are closed, and how: the first closing result wins, whatever comes later repeats it. */
final class ClosingBook {
    private final Map<Round, Closing> closings = new HashMap<>();
    private final List<Closing> news = new ArrayList<>();

    ClosingBook(List<Closing> stored) {
        stored.forEach(closing -> closings.put(closing.key(), closing));
    }

    /** Whether the round of a dispatch has no end. */
    boolean isOpen(DispatchKey key) {
        return !closings.containsKey(Round.of(key));
    }

    /** Those results whose answers will be applied. */
    List<LabelingResult> toAnswer(List<LabelingResult> results) {
        Set<Round> closed = new HashSet<>(closings.keySet());
        return results.stream()
                .filter(result -> result.kind().closes() && closed.add(Round.of(result.key())))
                .filter(result -> result.kind() == LabelingResult.Kind.ANSWERED)
                .toList();
    }

    /**
     * The outcome of a result, which closes its round if it may.
     *
     * @param answer applies the answers of a result that closes its round with them
     */
    LabelingOutcome outcome(LabelingResult result, Function<LabelingResult, CellOutcomes> answer) {
        Closing closing = closings.get(Round.of(result.key()));
        if (closing == null && result.kind().closes()) {
            closing = Closing.of(
                    result, result.kind() == LabelingResult.Kind.ANSWERED ? answer.apply(result) : CellOutcomes.NONE);
            closings.put(closing.key(), closing);
            news.add(closing);
        }
        return closing == null
                ? new LabelingOutcome(
                        result.key(), result.kind(), null, CellOutcomes.NONE, result.usage(), result.failure())
                : new LabelingOutcome(
                        result.key(),
                        result.kind(),
                        closing.closedAs(),
                        closing.cells(),
                        result.usage(),
                        closing.failure());
    }

    /** The rounds closed since the book was opened. */
    List<Closing> news() {
        return List.copyOf(news);
    }
}
