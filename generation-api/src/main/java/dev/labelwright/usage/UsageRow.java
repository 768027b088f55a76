package dev.labelwright.usage;

import java.math.BigDecimal;
import java.util.List;

/** A sum of usage as the database has it. */
record UsageRow(
        String key,
        String id,
        String currency,
        long calls,
        long tokensInput,
        long tokensCachedInput,
        long tokensOutput,
        long tokensUnconfirmed,
        BigDecimal costMicros) {
    private static final int MICROS = 6;

    /** Its place in the list. */
    List<String> place() {
        return List.of(key, id, currency);
    }

    /** The cost in units of the currency, exact. */
    BigDecimal cost() {
        return costMicros.movePointLeft(MICROS);
    }
}
