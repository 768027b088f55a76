package dev.labelwright.review.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ValueKey;
import java.util.Objects;

/** Whether a label of a file says what a label of the project says. What the file leaves out does not matter. */
final class Likeness {
    private Likeness() {}

    /** Whether importing it would change nothing. */
    static boolean same(Label label, ImportedLabel.Content content) {
        return sameDecision(label.decision(), content.decision())
                && (content.drafted()
                        ? sameDraft(label.draft(), content.draft())
                        : label.draft().evidence().equals(content.draft().evidence()));
    }

    /** Whether both speak of the same value, be it the model's or the person's. */
    static boolean sameValue(Label label, ImportedLabel.Content content) {
        JsonNode value =
                content.drafted() ? content.draft().value() : content.decision().value();
        JsonNode there = label.draft().value() == null
                ? label.decision().value()
                : label.draft().value();
        return ValueKey.of(there).equals(ValueKey.of(value));
    }

    static boolean sameDraft(AiDraft there, AiDraft draft) {
        return ValueKey.of(there.value()).equals(ValueKey.of(draft.value()))
                && Objects.equals(there.confidence(), draft.confidence())
                && there.evidence().equals(draft.evidence())
                && told(draft.model(), there.model())
                && told(draft.variableVersion(), there.variableVersion())
                && told(draft.generationId(), there.generationId())
                && told(draft.threshold(), there.threshold())
                && told(draft.noteHash(), there.noteHash())
                && told(draft.draftedAt(), there.draftedAt());
    }

    private static boolean sameDecision(Decision there, Decision decision) {
        return there.status() == decision.status()
                && ValueKey.of(there.value()).equals(ValueKey.of(decision.value()))
                && told(decision.reviewer(), there.reviewer())
                && told(decision.comment(), there.comment());
    }

    private static boolean told(Object said, Object there) {
        return said == null || said.equals(there);
    }
}
