package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a test apply results as review-api does, without a message. */
public final class ResultApplicationAccess {
    private final ResultApplication application;

    /** Applies in transactions of these sessions. */
    public ResultApplicationAccess(Mutiny.SessionFactory sessions) {
        this.application = new ResultApplication(sessions);
    }

    /** Applies a batch in their order; one outcome for each. */
    public Uni<List<LabelingOutcome>> apply(List<LabelingResult> results) {
        return application.apply(results).map(AppliedBatch::outcomes);
    }
}
