package dev.labelwright.selection;

import java.math.BigDecimal;

/**
 * What a token of a call costs.
 *
 * @param input a token of the prompt, times a million
 * @param output a token of the answer, times a million
 */
public record TokenPrices(BigDecimal input, BigDecimal output) {
    /** Of a call that costs nothing, or of which nobody asks what it costs. */
    public static final TokenPrices NONE = new TokenPrices(BigDecimal.ZERO, BigDecimal.ZERO);
}
