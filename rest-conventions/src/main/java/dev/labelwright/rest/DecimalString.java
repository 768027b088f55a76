package dev.labelwright.rest;

import java.math.BigDecimal;

/** The form of prices and amounts of money in bodies: exact, where a JSON number would be read as a binary one. */
public final class DecimalString {
    private DecimalString() {}

    /** All digits that matter, without an exponent. */
    public static String of(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
