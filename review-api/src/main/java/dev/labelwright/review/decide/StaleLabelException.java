package dev.labelwright.review.decide;

import dev.labelwright.review.list.LabelView;

/** A person decided on a version that is no more; nothing was changed. */
public final class StaleLabelException extends RuntimeException {
    private final transient LabelView current;

    public StaleLabelException(LabelView current) {
        super("the label has version " + current.version());
        this.current = current;
    }

    LabelView current() {
        return current;
    }
}
