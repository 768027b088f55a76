package dev.labelwright.review.apply;

import static dev.labelwright.review.apply.CellFixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in whatever order: a decision gives way only to REPLACE_ALL that was started after it. */
class ReviewedLabelsStayTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LONGEST = 25;

    /** One thing that happens to the cell; the n-th happens n seconds after the beginning. */
    sealed interface Step {
        /** A result arrives, of a generation that was started at some second. */
        record Result(Overwrite overwrite, int ordinal, int startedAt, Set<String> values, boolean sure)
                implements Step {}

        /** A person decides on one of the labels that are there. */
        record Review(ReviewStatus status, int which) implements Step {}

        /** One of several reviewers decides on one of the labels that nobody settled. */
        record OwnReview(String reviewer, int which) implements Step {}
    }

    @Property(tries = 3000)
    void reviewed_labels_stay(@ForAll Scope scope, @ForAll("steps") List<Step> steps) {
        Cell cell = new Cell(Ids.next(), KEY, null, List.of());
        Map<UUID, Label> replayed = new HashMap<>();
        for (int second = 0; second < steps.size(); second++) {
            Instant now = BEGIN.plusSeconds(second);
            switch (steps.get(second)) {
                case Step.Result result -> {
                    CellAnswer answer = answer(scope, result);
                    CellDecision decision = CellDecision.on(cell, answer, Ids::next);
                    assertReviewsStay(cell, decision.cell(), answer.generation());
                    assertNewerDraftsStay(decision.changes(), answer.generation());
                    if (!result.sure()) {
                        assertThat(decision.cell().labels())
                                .containsAll(cell.labels().stream()
                                        .filter(Label::isDecided)
                                        .toList());
                    }
                    decision.changes().forEach(change -> replay(replayed, change));
                    cell = decision.cell();
                }
                case Step.Review review -> {
                    if (!cell.labels().isEmpty()) {
                        cell = reviewed(cell, review, now, replayed);
                    }
                }
                case Step.OwnReview review -> {
                    if (!cell.labels().isEmpty()) {
                        cell = reviewed(cell, review, now, replayed);
                    }
                }
            }
            assertThat(replayed.values().stream().filter(label -> label.removedAt() == null))
                    .containsExactlyInAnyOrderElementsOf(cell.labels());
        }
    }

    private static void assertReviewsStay(Cell before, Cell after, AskingGeneration generation) {
        for (Label label : before.labels()) {
            boolean mayGo = generation.overwrite() == Overwrite.REPLACE_ALL
                    && before.labels().stream()
                            .flatMap(each -> Stream.concat(
                                    Stream.ofNullable(each.decision().reviewedAt()),
                                    each.reviewers().stream().map(ReviewerDecision::decidedAt)))
                            .allMatch(decidedAt -> decidedAt.isBefore(generation.startedAt()));
            if (label.isDecided() && !mayGo) {
                assertThat(after.labels()).contains(label);
            }
        }
    }

    private static void assertNewerDraftsStay(List<LabelChange> changes, AskingGeneration generation) {
        assertThat(changes).filteredOn(change -> change.before() != null).allSatisfy(change -> assertThat(
                        change.before().draft().generationOrdinal())
                .isLessThanOrEqualTo(generation.ordinal()));
    }

    private static void replay(Map<UUID, Label> replayed, LabelChange change) {
        Label before = replayed.put(change.after().id(), change.after());
        assertThat(change.before()).isEqualTo(before);
        assertThat(change.after().version()).isEqualTo(before == null ? 1 : before.version() + 1);
    }

    private static Cell reviewed(Cell cell, Step.Review review, Instant now, Map<UUID, Label> replayed) {
        List<Label> labels = new ArrayList<>(cell.labels());
        int index = review.which() % labels.size();
        TextNode value = review.status() == ReviewStatus.EDITED ? TextNode.valueOf("by hand") : null;
        Decision decision = review.status() == ReviewStatus.DRAFT
                ? Decision.NONE
                : new Decision(review.status(), value, "somebody", now, null);
        Label decided = labels.get(index).decided(decision);
        labels.set(index, decided);
        replayed.put(decided.id(), decided);
        return new Cell(cell.id(), cell.key(), cell.generationOrdinal(), labels);
    }

    /** Keeps the label's version: no revision speaks of it. */
    private static Cell reviewed(Cell cell, Step.OwnReview review, Instant now, Map<UUID, Label> replayed) {
        List<Label> labels = new ArrayList<>(cell.labels());
        int index = review.which() % labels.size();
        Label label = labels.get(index);
        if (label.isReviewed()) {
            return cell;
        }
        List<ReviewerDecision> decisions = new ArrayList<>(label.reviewers());
        decisions.removeIf(own -> own.reviewer().equals(review.reviewer()));
        decisions.add(new ReviewerDecision(review.reviewer(), ReviewStatus.REJECTED, null, List.of(), null, now));
        Label decided = label.reviewedBy(decisions);
        labels.set(index, decided);
        replayed.put(decided.id(), decided);
        return new Cell(cell.id(), cell.key(), cell.generationOrdinal(), labels);
    }

    private static CellAnswer answer(Scope scope, Step.Result result) {
        AskingGeneration generation = new AskingGeneration(
                new UUID(0, result.ordinal()),
                KEY.projectId(),
                result.ordinal(),
                result.overwrite(),
                BEGIN.plusSeconds(result.startedAt()),
                null,
                null);
        List<String> values =
                switch (scope) {
                    case MANY_PER_NOTE -> List.copyOf(result.values());
                    case ONE_PER_NOTE, ONE_PER_PATIENT ->
                        result.values().stream().limit(1).toList();
                };
        return result.sure()
                ? CellFixture.answer(generation, scope, values.toArray(String[]::new))
                : CellFixture.unsure(generation, scope, values.toArray(String[]::new));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> results = Combinators.combine(
                        Arbitraries.of(Overwrite.class),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, LONGEST),
                        Arbitraries.of("A", "B", "C").set().ofMaxSize(2),
                        Arbitraries.of(true, false))
                .as(Step.Result::new);
        Arbitrary<Step> reviews = Combinators.combine(
                        Arbitraries.of(
                                ReviewStatus.ACCEPTED, ReviewStatus.EDITED, ReviewStatus.REJECTED, ReviewStatus.DRAFT),
                        Arbitraries.integers().between(0, 2))
                .as(Step.Review::new);
        Arbitrary<Step> ownReviews = Combinators.combine(
                        Arbitraries.of("Anna", "Ben"), Arbitraries.integers().between(0, 2))
                .as(Step.OwnReview::new);
        return Arbitraries.oneOf(results, reviews, ownReviews).list().ofMaxSize(LONGEST);
    }
}
