package dev.labelwright.review.panel;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.label.Label;
import java.util.Collection;

/**
 * How a project's labels are reviewed.
 *
 * @param reviewers how many reviewers decide on their own, 1 to 10
 * @param blindToDraft whether they decide without having seen the model's draft
 */
public record Panel(int reviewers, boolean blindToDraft) {
    public static Panel of(Project project) {
        return new Panel(project.reviewersPerPatient(), project.blindToDraft());
    }

    /** Whether one person's decision is not yet the label's: there are several reviewers, or there were. */
    public boolean waits(Collection<Label> labels) {
        return reviewers > 1 || labels.stream().anyMatch(Label::isUnsettled);
    }

    static ProblemException complete(int reviewers) {
        return new ProblemException(
                ErrorCode.WRONG_STATE,
                "%d reviewers have decided already, as many as the project asks for: an adjudicator settles it."
                        .formatted(reviewers));
    }
}
