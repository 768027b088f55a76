package dev.labelwright.review.label;

import java.util.UUID;

/**
 * One revision of a label, in full: what it was, what it is, who and why.
 *
 * @param before {@code null} where the label is new
 * @param actor the name of the model or of the person
 * @param generationId the generation that caused it; {@code null} where a person did
 * @param comment the person's; may be {@code null}
 */
public record LabelChange(
        Label before,
        Label after,
        RevisionAction action,
        ActorKind actorKind,
        String actor,
        UUID generationId,
        String comment) {

    /** A change that a generation made. */
    public static LabelChange byModel(Label before, Label after, RevisionAction action, AiDraft cause) {
        return new LabelChange(before, after, action, ActorKind.MODEL, cause.model(), cause.generationId(), null);
    }

    /** A change that a person made. */
    public static LabelChange byPerson(
            Label before, Label after, RevisionAction action, String person, String comment) {
        return new LabelChange(before, after, action, ActorKind.PERSON, person, null, comment);
    }
}
