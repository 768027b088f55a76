package dev.labelwright.review.panel;

import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import java.util.Optional;

/**
 * What a reviewer's decision makes of a label.
 *
 * @param kept the label with the decision beside those of the others
 * @param settled the label's own decision that follows, where it does
 * @param logged for the history
 */
public record PanelChange(Label kept, Optional<LabelChange> settled, LoggedDecision logged) {}
