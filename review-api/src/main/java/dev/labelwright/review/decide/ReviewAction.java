package dev.labelwright.review.decide;

import dev.labelwright.review.label.RevisionAction;

/** What a person can do with a label. */
public enum ReviewAction {
    /** The model's value is right. */
    ACCEPT(RevisionAction.ACCEPT),
    /** Another value is right. */
    EDIT(RevisionAction.EDIT),
    /** No value is right. */
    REJECT(RevisionAction.REJECT),
    /** The decision is given up, and with it the protection. */
    RESET(RevisionAction.RESET);

    private final RevisionAction revision;

    ReviewAction(RevisionAction revision) {
        this.revision = revision;
    }

    RevisionAction revision() {
        return revision;
    }
}
