package dev.labelwright.review.panel;

import dev.labelwright.ontology.Scope;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.review.label.ValueKey;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A value that one of several reviewers adds to a cell, on their own. Who adds a value that is there already, drafted or
 * added by somebody else, decides on that label; so two who found the same agree, without knowing of each other.
 *
 * @param decision an {@code ADD}
 * @param noteHash of the text that the reviewer read; {@code null} for a value of the patient
 */
public record OwnAddition(OwnDecision decision, String noteHash) {

    /**
     * What it makes of a cell.
     *
     * @param id of the label, where it is a new one
     * @throws ProblemException where the cell has no room, or enough reviewers decided in it
     */
    public PanelChange on(Cell cell, Scope scope, UUID id) {
        Optional<Label> there = scope == Scope.MANY_PER_NOTE
                ? same(cell)
                : cell.labels().stream().findFirst();
        there.ifPresent(this::refuse);
        refuseBeyond(cell);
        Label label = there.orElseGet(() -> Label.proposed(id, cell, noteHash));
        return decision.on(
                label.draft().value() == null
                        ? label.shownAs(label.draft().quoting(label.draft().evidence(), noteHash), label.decision())
                        : label);
    }

    private Optional<Label> same(Cell cell) {
        ValueKey value = ValueKey.of(decision.value());
        return cell.labels().stream()
                .filter(label -> Stream.concat(
                                Stream.ofNullable(
                                        label.isReviewed()
                                                ? label.statedValue()
                                                : label.draft().value()),
                                label.reviewers().stream()
                                        .filter(own -> !label.isReviewed() && !label.isDrafted())
                                        .map(ReviewerDecision::value)
                                        .flatMap(Stream::ofNullable))
                        .anyMatch(said -> ValueKey.of(said).equals(value)))
                .findFirst();
    }

    private void refuse(Label there) {
        if (there.isReviewed()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Label '%s' is in the cell, and settled: only an adjudicator can change it.".formatted(there.id()));
        }
        boolean seen = !decision.panel().blindToDraft();
        if (seen
                && there.draft().value() != null
                && !ValueKey.of(there.draft().value()).equals(ValueKey.of(decision.value()))) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The cell has room for one label, and label '%s' is in it: EDIT that one.".formatted(there.id()));
        }
    }

    private void refuseBeyond(Cell cell) {
        long others = cell.labels().stream()
                .flatMap(label -> label.reviewers().stream())
                .map(ReviewerDecision::reviewer)
                .distinct()
                .filter(reviewer -> !reviewer.equals(decision.reviewer()))
                .count();
        boolean known = cell.labels().stream()
                .anyMatch(label -> label.by(decision.reviewer()).isPresent());
        if (!known && others >= decision.panel().reviewers()) {
            throw Panel.complete(decision.panel().reviewers());
        }
    }
}
