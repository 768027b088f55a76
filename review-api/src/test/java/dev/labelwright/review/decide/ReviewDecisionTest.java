package dev.labelwright.review.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonNode EDIT = TextNode.valueOf("by hand");

    @ParameterizedTest
    @CsvSource({"ACCEPT, ACCEPTED, drafted", "EDIT, EDITED, by hand", "REJECT, REJECTED,", "RESET, DRAFT, drafted"})
    void each_action_from_every_state_leads_to_one_state(ReviewAction action, ReviewStatus status, String value) {
        for (ReviewStatus before :
                List.of(ReviewStatus.DRAFT, ReviewStatus.ACCEPTED, ReviewStatus.EDITED, ReviewStatus.REJECTED)) {
            // Given
            Label label = label("drafted", before);

            // When
            LabelChange change = decision(action).on(label);

            // Then
            assertThat(change.before()).isEqualTo(label);
            assertThat(change.after().decision().status()).isEqualTo(status);
            assertThat(change.after().statedValue()).isEqualTo(value == null ? null : TextNode.valueOf(value));
            assertThat(change.after().draft()).isEqualTo(label.draft());
            assertThat(change.after().version()).isEqualTo(label.version() + 1);
            assertThat(change.after().decision().reviewedAt()).isEqualTo(status.reviewed() ? NOW : null);
            assertThat(change.comment()).isEqualTo("why");
            assertThat(change.action()).isEqualTo(RevisionAction.valueOf(action.name()));
        }
    }

    @Test
    void an_empty_label_cannot_be_accepted() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decision(ReviewAction.ACCEPT).on(label(null, ReviewStatus.DRAFT)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN))
                .withMessageContaining("ACCEPT needs a value of the model");
    }

    @ParameterizedTest
    @EnumSource(ReviewAction.class)
    void a_removed_label_takes_no_decision(ReviewAction action) {
        // Given
        Label removed = label("drafted", ReviewStatus.DRAFT).removed(NOW);

        // When, then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decision(action).on(removed))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }

    @Test
    void a_label_added_by_hand_stays_so_when_edited_and_has_nothing_to_go_back_to() {
        // Given
        Label manual = label(null, ReviewStatus.DRAFT)
                .decided(new Decision(ReviewStatus.MANUAL, TextNode.valueOf("added"), "somebody", NOW, null));

        // When
        LabelChange change = decision(ReviewAction.EDIT).on(manual);

        // Then
        assertThat(change.after().decision().status()).isEqualTo(ReviewStatus.MANUAL);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decision(ReviewAction.RESET).on(manual))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }

    @ParameterizedTest
    @CsvSource({", true", "'\"3\"', true", "*, true", "'\"2\", \"3\"', true", "'\"2\"', false", "3, false"})
    void an_expectation_is_met_by_its_version(String ifMatch, boolean met) {
        assertThat(new Expectation(ifMatch).isMetBy("\"3\"")).isEqualTo(met);
    }

    private static ReviewDecision decision(ReviewAction action) {
        return new ReviewDecision(action, action == ReviewAction.EDIT ? EDIT : null, "why", "somebody", NOW, false);
    }

    private static Label label(String value, ReviewStatus status) {
        AiDraft draft = new AiDraft(
                value == null ? null : TextNode.valueOf(value),
                0.5,
                List.of(),
                "model",
                1,
                new UUID(0, 9),
                1,
                null,
                "00",
                NOW.minusSeconds(9));
        Label label = new Label(
                new UUID(0, 1),
                new UUID(0, 2),
                new CellKey(new UUID(0, 3), "P", "N", new UUID(0, 4)),
                draft,
                Decision.NONE,
                List.of(),
                1,
                null);
        JsonNode decided = status == ReviewStatus.EDITED ? TextNode.valueOf("earlier") : null;
        return status.reviewed()
                ? label.decided(new Decision(status, decided, "somebody else", NOW.minusSeconds(5), null))
                : label;
    }
}
