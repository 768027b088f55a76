package dev.labelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecimalStringTest {
    @Test
    void writesAllDigitsThatMatterAndNoExponent() {
        // Given numbers with zeros behind, a large one and a small one
        // When they are written, then each is plain
        assertThat(DecimalString.of(new BigDecimal("0.150000"))).isEqualTo("0.15");
        assertThat(DecimalString.of(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(DecimalString.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(DecimalString.of(new BigDecimal("2E-8"))).isEqualTo("0.00000002");
    }
}
