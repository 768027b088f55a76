package dev.labelwright.demo.client;

/**
 * The most tokens that a generation with the same selection can use.
 *
 * @param estimatedMaxTokens the ceiling
 * @param repairAllowance the part of it that is kept for repairs
 * @param expectedTokens a forecast, not a ceiling; absent where there is none
 * @param counting how the tokens were counted
 */
public record Estimate(
        long estimatedMaxTokens,
        long inputTokens,
        long outputTokens,
        long repairAllowance,
        long modelCalls,
        long patients,
        long notes,
        Generation.Cells cells,
        String counting,
        Long expectedTokens) {

    public Estimate {
        cells = cells == null ? Generation.Cells.NONE : cells;
    }
}
