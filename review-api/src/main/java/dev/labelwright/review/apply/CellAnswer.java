package dev.labelwright.review.apply;

import dev.labelwright.event.Draft;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Thresholds;
import dev.labelwright.review.label.ValueKey;
import dev.labelwright.review.store.KnownCell;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a generation says of one cell.
 *
 * @param scope the variable's, as the database has it now
 * @param thresholds those that its drafts must reach to count
 * @param drafts the values, no two the same; at most one unless the scope is {@code MANY_PER_NOTE}
 * @param nothing the draft that stands for an answer without a value
 */
record CellAnswer(
        AskingGeneration generation, Scope scope, Thresholds thresholds, List<AiDraft> drafts, AiDraft nothing) {
    CellAnswer {
        drafts = List.copyOf(drafts);
    }

    /**
     * The answer for a cell.
     *
     * @param now by the database's clock
     */
    static CellAnswer of(AskingGeneration generation, KnownCell cell, CellReading reading, Instant now) {
        AiDraft nothing = new AiDraft(
                null,
                null,
                List.of(),
                reading.model(),
                reading.variableVersion(),
                generation.id(),
                generation.ordinal(),
                generation.threshold(),
                reading.noteHash(),
                now);
        Map<ValueKey, AiDraft> distinct = new LinkedHashMap<>();
        for (Draft draft : reading.drafts()) {
            List<Evidence> evidence =
                    draft.evidence().stream().map(Evidence::of).toList();
            distinct.merge(
                    ValueKey.of(draft.value()),
                    nothing.saying(draft.value(), draft.confidence(), evidence),
                    CellAnswer::together);
        }
        List<AiDraft> drafts =
                switch (cell.scope()) {
                    case MANY_PER_NOTE -> List.copyOf(distinct.values());
                    case ONE_PER_NOTE, ONE_PER_PATIENT ->
                        distinct.values().stream().max(Comparator.comparing(AiDraft::confidence)).stream()
                                .toList();
                };
        return new CellAnswer(generation, cell.scope(), cell.thresholds(), drafts, nothing);
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /** Whether no draft is sure enough to count; one that is carries the others. */
    boolean isBelowThreshold() {
        return !isEmpty() && drafts.stream().allMatch(thresholds::holdBack);
    }

    /** The same value said twice is one label with the evidence of both. */
    private static AiDraft together(AiDraft first, AiDraft second) {
        return first.saying(
                first.value(),
                Math.max(first.confidence(), second.confidence()),
                Stream.concat(first.evidence().stream(), second.evidence().stream())
                        .distinct()
                        .toList());
    }
}
