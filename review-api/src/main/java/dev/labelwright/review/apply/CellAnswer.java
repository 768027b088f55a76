package dev.labelwright.review.apply;

import dev.labelwright.event.Answer;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.ValueKey;
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
 * @param drafts the values, no two the same; at most one unless the scope is {@code MANY_PER_NOTE}
 * @param nothing the draft that stands for an answer without a value
 */
record CellAnswer(AskingGeneration generation, Scope scope, List<AiDraft> drafts, AiDraft nothing) {
    CellAnswer {
        drafts = List.copyOf(drafts);
    }

    /**
     * The answer for the cell of one of the result's notes.
     *
     * @param now by the database's clock
     */
    static CellAnswer of(
            AskingGeneration generation,
            Scope scope,
            LabelingResult result,
            String noteId,
            Answer answer,
            Instant now) {
        AiDraft nothing = new AiDraft(
                null,
                null,
                List.of(),
                result.model(),
                answer.variableVersion(),
                generation.id(),
                generation.ordinal(),
                result.noteHash(),
                now);
        Map<ValueKey, AiDraft> distinct = new LinkedHashMap<>();
        for (Draft draft : answer.values()) {
            List<Evidence> evidence = draft.evidence().stream()
                    .map(quote -> Evidence.of(noteId, quote))
                    .toList();
            distinct.merge(ValueKey.of(draft.value()), draft(nothing, draft, evidence), CellAnswer::together);
        }
        List<AiDraft> drafts =
                switch (scope) {
                    case MANY_PER_NOTE -> List.copyOf(distinct.values());
                    case ONE_PER_NOTE, ONE_PER_PATIENT ->
                        distinct.values().stream().max(Comparator.comparing(AiDraft::confidence)).stream()
                                .toList();
                };
        return new CellAnswer(generation, scope, drafts, nothing);
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    private static AiDraft draft(AiDraft frame, Draft draft, List<Evidence> evidence) {
        return new AiDraft(
                draft.value(),
                draft.confidence(),
                evidence,
                frame.model(),
                frame.variableVersion(),
                frame.generationId(),
                frame.generationOrdinal(),
                frame.noteHash(),
                frame.draftedAt());
    }

    /** The same value said twice is one label with the evidence of both. */
    private static AiDraft together(AiDraft first, AiDraft second) {
        return new AiDraft(
                first.value(),
                Math.max(first.confidence(), second.confidence()),
                Stream.concat(first.evidence().stream(), second.evidence().stream())
                        .distinct()
                        .toList(),
                first.model(),
                first.variableVersion(),
                first.generationId(),
                first.generationOrdinal(),
                first.noteHash(),
                first.draftedAt());
    }
}
