package dev.labelwright.review.decide;

import dev.labelwright.review.list.LabelView;

/** A person decided on a version that is no more; nothing was changed. */
final class StaleLabelException extends RuntimeException {
    private final transient LabelView current;

    StaleLabelException(LabelView current) {
        super("the label has version " + current.version());
        this.current = current;
    }

    LabelView current() {
        return current;
    }
}
