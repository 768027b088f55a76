package dev.labelwright.review.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whoever decides what in whatever order: a label is settled when as many as are asked for hold the same, and no sooner. */
class SettlementPropertiesTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String DRAFTED = "A";

    /** What a reviewer does next; an edit gives the value. */
    record Step(String reviewer, RevisionAction action, String value) {
        JsonNode given() {
            return action == RevisionAction.EDIT || action == RevisionAction.ADD ? TextNode.valueOf(value) : null;
        }

        /** What the reviewer then holds to be right; {@code null} for no value. */
        String held() {
            return action == RevisionAction.ACCEPT ? DRAFTED : given() == null ? null : value;
        }
    }

    @Property(tries = 2000)
    void a_label_is_settled_by_agreement_and_no_sooner(
            @ForAll @IntRange(min = 1, max = 4) int asked, @ForAll("steps") List<Step> steps) {
        Label label = drafted();
        Map<String, Optional<String>> held = new LinkedHashMap<>();
        for (int second = 0; second < steps.size(); second++) {
            Step step = steps.get(second);
            OwnDecision decision = decision(step, asked, second);
            boolean known = held.containsKey(step.reviewer());
            boolean refused =
                    label.isReviewed() || (!known && (step.action() == RevisionAction.RESET || held.size() >= asked));
            if (refused) {
                Label unchanged = label;
                assertThatThrownBy(() -> decision.on(unchanged)).isInstanceOf(ProblemException.class);
                continue;
            }

            PanelChange change = decision.on(label);

            held.remove(step.reviewer());
            if (step.action() != RevisionAction.RESET) {
                held.put(step.reviewer(), Optional.ofNullable(step.held()));
            }
            assertThat(change.kept().reviewers())
                    .extracting(own -> own.reviewer() + "="
                            + (own.value() == null ? null : own.value().asText()))
                    .containsExactlyInAnyOrderElementsOf(held.entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + "=" + entry.getValue().orElse(null))
                            .toList());
            assertThat(change.kept().version()).isEqualTo(label.version());
            assertThat(change.settled().isPresent())
                    .isEqualTo(held.size() == asked
                            && held.values().stream().distinct().count() == 1);
            change.settled()
                    .ifPresent(settled -> assertSettled(
                            settled.after(), held.values().iterator().next()));
            label = change.settled().map(settled -> settled.after()).orElse(change.kept());
            assertThat(label.isDecided()).isEqualTo(!held.isEmpty());
        }
    }

    private static void assertSettled(Label settled, Optional<String> value) {
        assertThat(Optional.ofNullable(settled.statedValue()).map(JsonNode::asText))
                .isEqualTo(value);
        assertThat(settled.decision().status())
                .isEqualTo(value.map(text -> text.equals(DRAFTED) ? ReviewStatus.ACCEPTED : ReviewStatus.EDITED)
                        .orElse(ReviewStatus.REJECTED));
        settled.reviewers()
                .forEach(own -> assertThat(settled.decision().reviewer()).contains(own.reviewer()));
    }

    private static OwnDecision decision(Step step, int asked, int second) {
        return new OwnDecision(
                step.action(),
                step.given(),
                List.of(),
                null,
                step.reviewer(),
                BEGIN.plusSeconds(second),
                new Panel(asked, false));
    }

    private static Label drafted() {
        return new Label(
                new UUID(0, 1),
                new UUID(0, 2),
                new CellKey(new UUID(0, 3), "P", "N", new UUID(0, 4)),
                new AiDraft(
                        TextNode.valueOf(DRAFTED),
                        0.9,
                        List.of(),
                        "model",
                        1,
                        new UUID(0, 5),
                        1,
                        null,
                        "00",
                        BEGIN.minusSeconds(1)),
                Decision.NONE,
                List.of(),
                1,
                null);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("Anna", "Ben", "Cora", "Dora", "Emil"),
                        Arbitraries.frequency(
                                Tuple.of(4, RevisionAction.ACCEPT),
                                Tuple.of(4, RevisionAction.EDIT),
                                Tuple.of(2, RevisionAction.REJECT),
                                Tuple.of(1, RevisionAction.RESET)),
                        Arbitraries.of(DRAFTED, "B"))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }
}
