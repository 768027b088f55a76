package dev.labelwright.estimate.ceiling;

import dev.labelwright.rest.DecimalString;
import dev.labelwright.selection.TokenPrices;
import java.math.BigDecimal;

/**
 * What a model's tokens cost at most.
 *
 * @param input per million input tokens
 * @param output per million output tokens
 * @param currency ISO 4217
 */
public record Prices(BigDecimal input, BigDecimal output, String currency) {
    /** A million tokens, as a power of ten. */
    private static final int MILLION = 6;

    /** Of no model: nothing costs anything. */
    public static Prices none(String currency) {
        return new Prices(BigDecimal.ZERO, BigDecimal.ZERO, currency);
    }

    /** The higher of both prices; they are in one currency. */
    public Prices orIfMore(Prices other) {
        return new Prices(input.max(other.input), output.max(other.output), currency);
    }

    /** What a token costs, times a million. */
    TokenPrices ofTokens() {
        return new TokenPrices(input, output);
    }

    /** What tokens cost, times a million. */
    public BigDecimal of(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens)).add(output.multiply(BigDecimal.valueOf(outputTokens)));
    }

    /**
     * The most that a generation can cost; with the prices of its dearest models.
     *
     * @param tokenPrices the sum of its calls' tokens, each times its price per million
     * @param repairAllowance tokens that may be input or output, so they count at the dearer price
     */
    public Money most(BigDecimal tokenPrices, long repairAllowance) {
        BigDecimal repairs = input.max(output).multiply(BigDecimal.valueOf(repairAllowance));
        return money(tokenPrices.add(repairs));
    }

    /**
     * An amount in the prices' currency.
     *
     * @param millionths the amount times a million; {@code null} where it is not known, as is what comes of it
     */
    public Money money(BigDecimal millionths) {
        return millionths == null ? null : new Money(DecimalString.of(millionths.movePointLeft(MILLION)), currency);
    }
}
