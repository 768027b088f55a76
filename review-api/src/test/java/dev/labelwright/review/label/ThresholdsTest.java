package dev.labelwright.review.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    // The variable's threshold, the generation's, the project's, the confidence; whether the draft is held back.
    @ParameterizedTest
    @CsvSource({
        ",    ,    0,   0,    false",
        ",    ,    0.5, 0.5,  false",
        ",    ,    0.5, 0.49, true",
        ",    0.7, 0.5, 0.6,  true",
        ",    0.3, 0.5, 0.4,  false",
        "0.9, 0.3, 0.5, 0.8,  true",
        "0.2, 0.7, 0.5, 0.3,  false",
        "0,   1,   1,   0,    false"
    })
    void the_variables_goes_before_the_generations_and_that_before_the_projects(
            Double variable, Double generation, double project, double confidence, boolean held) {
        // Given
        Thresholds thresholds = new Thresholds(variable, project);
        AiDraft draft = draft("A", confidence, generation);

        // When, then
        assertThat(thresholds.holdBack(draft)).isEqualTo(held);
        assertThat(new Snapshot(draft, Decision.NONE, List.of()).effectiveValue(thresholds))
                .isEqualTo(held ? null : TextNode.valueOf("A"));
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, , true", "ACCEPTED, drafted, false", "EDITED, by hand, false", "REJECTED, , false"})
    void a_decision_needs_no_confidence(ReviewStatus status, String value, boolean below) {
        // Given
        Thresholds thresholds = new Thresholds(null, 0.9);
        TextNode decided = status == ReviewStatus.EDITED ? TextNode.valueOf("by hand") : null;
        Snapshot state = new Snapshot(
                draft("drafted", 0.1, null),
                status.reviewed() ? new Decision(status, decided, "somebody", Instant.EPOCH, null) : Decision.NONE,
                List.of());

        // When, then
        assertThat(state.effectiveValue(thresholds)).isEqualTo(value == null ? null : TextNode.valueOf(value));
        assertThat(state.belowThreshold(thresholds)).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void an_empty_draft_is_not_below_any_threshold(double project) {
        // Given
        AiDraft empty = draft(null, null, null);

        // When, then
        assertThat(new Thresholds(null, project).holdBack(empty)).isFalse();
    }

    private static AiDraft draft(String value, Double confidence, Double threshold) {
        return new AiDraft(
                value == null ? null : TextNode.valueOf(value),
                confidence,
                List.of(),
                "model",
                1,
                new UUID(0, 1),
                1,
                threshold,
                "00",
                Instant.EPOCH);
    }
}
