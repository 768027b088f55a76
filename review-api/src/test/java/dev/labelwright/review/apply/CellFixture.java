package dev.labelwright.review.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.Thresholds;
import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Cells, generations and answers for tests of the policy. */
final class CellFixture {
    static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant BEFORE = STARTED.minusSeconds(60);
    static final Instant AFTER = STARTED.plusSeconds(60);
    static final Instant NOW = STARTED.plusSeconds(120);
    static final CellKey KEY = new CellKey(new UUID(0, 1), "P-1", "N-1", new UUID(0, 2));
    static final UUID OTHER_GENERATION = new UUID(0, 99);

    /** The project's threshold alone. */
    static final Thresholds THRESHOLDS = new Thresholds(null, 0.5);

    static final double SURE = 0.9;
    static final double UNSURE = 0.4;

    private CellFixture() {}

    static AskingGeneration generation(Overwrite overwrite, int ordinal) {
        return new AskingGeneration(
                new UUID(0, 100 + ordinal), KEY.projectId(), ordinal, overwrite, STARTED, null, null);
    }

    /** Values that the model is sure of. */
    static CellAnswer answer(AskingGeneration generation, Scope scope, String... values) {
        return answer(
                generation,
                scope,
                Stream.of(values).map(value -> draft(generation, value, SURE)).toList());
    }

    /** Values that the model is too unsure of. */
    static CellAnswer unsure(AskingGeneration generation, Scope scope, String... values) {
        return answer(
                generation,
                scope,
                Stream.of(values).map(value -> draft(generation, value, UNSURE)).toList());
    }

    static CellAnswer answer(AskingGeneration generation, Scope scope, List<AiDraft> drafts) {
        return new CellAnswer(generation, scope, THRESHOLDS, drafts, draft(generation, null, null));
    }

    static AiDraft draft(AskingGeneration generation, String value, Double confidence) {
        return new AiDraft(
                value == null ? null : TextNode.valueOf(value),
                confidence,
                List.of(),
                "model-" + generation.ordinal(),
                1,
                generation.id(),
                generation.ordinal(),
                generation.threshold(),
                "00",
                NOW);
    }

    static Cell cell(Integer ordinal, Label... labels) {
        return new Cell(new UUID(0, 3), KEY, ordinal, List.of(labels));
    }

    /** A draft of another generation. */
    static Label label(int id, int ordinal, String value) {
        AiDraft draft = new AiDraft(
                value == null ? null : TextNode.valueOf(value),
                0.5,
                List.of(),
                "old-model",
                1,
                OTHER_GENERATION,
                ordinal,
                null,
                "00",
                BEFORE);
        return new Label(new UUID(1, id), new UUID(0, 3), KEY, draft, Decision.NONE, List.of(), 1, null);
    }

    static Label reviewed(Label label, ReviewStatus status, Instant at) {
        JsonNode value = status == ReviewStatus.EDITED ? TextNode.valueOf("by hand") : null;
        return label.decided(new Decision(status, value, "somebody", at, "because"));
    }
}
