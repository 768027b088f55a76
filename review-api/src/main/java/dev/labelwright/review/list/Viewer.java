package dev.labelwright.review.list;

import dev.labelwright.review.catalog.Project;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewerDecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose eyes labels are shown to. Of a label that is not settled a reviewer sees what they decided themselves and nothing
 * of the others; where the project is blind to drafts, not the draft either until they decided.
 *
 * @param name the reviewer's
 */
public record Viewer(String name, boolean blindToDraft) {
    private static final String OWN =
            "l.reviewers @> jsonb_build_array(jsonb_build_object('reviewer', cast(:viewer as text)))";

    // What a reviewer adds is known to nobody else until it is settled.
    private static final String KNOWN =
            " and (l.status <> 'DRAFT' or l.drafted_at is not null or l.ai_value is not null or " + OWN + ")";

    // How many drafts a cell has would tell what the model found: they come when the reviewer is through with the
    // patient.
    private static final String FINISHED = """
             and (l.status <> 'DRAFT' or v.scope <> 'MANY_PER_NOTE' or l.note_id = '' or
            """ + OWN + """
               or exists (select from review.claim finished
                where finished.project_id = l.project_id and finished.unit = 'PATIENT'
                  and finished.key = l.patient_id and finished.reviewer = cast(:viewer as text)
                  and finished.done_at >= l.drafted_at))
            """;

    /** As a caller of a project. */
    public static Viewer of(Project project, String name) {
        return new Viewer(name, project.blindToDraft());
    }

    /** Which rows {@code l} of review.label, of variables {@code v}, they see; led by {@code and}. */
    public String condition() {
        return blindToDraft ? KNOWN + FINISHED : KNOWN;
    }

    /** The parameters of {@link #condition}. */
    public Map<String, Object> parameters() {
        return Map.of("viewer", name);
    }

    /** Whether a label's draft is hidden from them. */
    public boolean isBlindTo(Label label) {
        return blindToDraft && !label.isReviewed() && label.by(name).isEmpty();
    }

    /** What they have decided on a label that is not settled. */
    Optional<ReviewerDecision> own(Label label) {
        return label.isReviewed() ? Optional.empty() : label.by(name);
    }

    /** The label as they see it. */
    Label see(Label label) {
        if (isBlindTo(label)) {
            return label.shownAs(label.draft().saying(null, null, List.of()), label.decision());
        }
        return own(label)
                .map(own -> label.shownAs(
                        own.evidence().isEmpty()
                                ? label.draft()
                                : label.draft()
                                        .saying(
                                                label.draft().value(),
                                                label.draft().confidence(),
                                                own.evidence()),
                        own.asDecision()))
                .orElse(label);
    }

    /** Tells the states of a label apart that they can see. */
    String etag(Label label) {
        return own(label)
                .map(own -> "\"%d.%d\""
                        .formatted(label.version(), ChronoUnit.MICROS.between(Instant.EPOCH, own.decidedAt())))
                .orElse("\"" + label.version() + "\"");
    }
}
