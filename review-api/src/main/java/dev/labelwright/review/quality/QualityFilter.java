package dev.labelwright.review.quality;

/**
 * Which drafts are measured.
 *
 * @param model of this model only; {@code null} for all
 * @param variableVersion read with this version of the variable only; {@code null} for all
 * @param wantedPrecision for the threshold, above 0 and at most 1
 */
record QualityFilter(String model, Integer variableVersion, double wantedPrecision) {
    static final double DEFAULT_PRECISION = 0.95;
}
