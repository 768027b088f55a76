package dev.labelwright.worker.answer;

import dev.labelwright.event.ConfidenceSource;

/**
 * How sure a model is.
 *
 * @param value 0 to 1
 * @param source where that comes from
 */
record Confidence(double value, ConfidenceSource source) {}
