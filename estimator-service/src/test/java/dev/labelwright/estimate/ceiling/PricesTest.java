package dev.labelwright.estimate.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PricesTest {
    private final Prices prices = new Prices(new BigDecimal("0.15"), new BigDecimal("0.600000"), "USD");

    @Test
    void countsRepairsAtTheDearerPrice() {
        // Given calls that cost 18 per million times a million
        BigDecimal calls = new BigDecimal("18000");

        // When 6,600 tokens may be used for repairs
        Money most = prices.most(calls, 6_600);

        // Then each of them costs as much as output, whose price is the higher one
        assertThat(most).isEqualTo(new Money("0.02196", "USD"));
        Prices dearInput = new Prices(new BigDecimal("0.6"), new BigDecimal("0.15"), "USD");
        assertThat(dearInput.most(calls, 6_600)).isEqualTo(most);
    }

    @Test
    void writesAmountsWithoutAnExponent() {
        // Given nothing, and ten million tokens of output
        BigDecimal none = BigDecimal.ZERO;

        // When they are written
        String nothing = prices.most(none, 0).amount();
        String much = new Prices(BigDecimal.ONE, BigDecimal.TEN, "EUR")
                .most(none, 10_000_000)
                .amount();

        // Then both are plain
        assertThat(nothing).isEqualTo("0");
        assertThat(much).isEqualTo("100");
    }
}
