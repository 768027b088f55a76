package dev.labelwright.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether an estimate is of the present state.
 *
 * @param stale whether it should be asked for again
 */
@Schema(name = "EstimateState")
public record EstimateStateView(boolean stale) {}
