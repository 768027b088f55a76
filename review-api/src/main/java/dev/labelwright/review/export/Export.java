package dev.labelwright.review.export;

import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.LabelRow;

/**
 * What is exported.
 *
 * @param status only this; {@code null} for all
 * @param includeNull whether labels without an effective value are there too
 */
record Export(ReviewStatus status, boolean includeNull) {
    boolean includes(LabelRow row) {
        return includeNull || row.effectiveValue() != null;
    }
}
