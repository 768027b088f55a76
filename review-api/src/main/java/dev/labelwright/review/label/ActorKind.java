package dev.labelwright.review.label;

/** Who makes a revision. */
public enum ActorKind {
    MODEL,
    PERSON
}
