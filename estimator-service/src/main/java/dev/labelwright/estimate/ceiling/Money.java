package dev.labelwright.estimate.ceiling;

/**
 * An amount of money.
 *
 * @param amount a decimal string
 * @param currency ISO 4217
 */
public record Money(String amount, String currency) {}
