package dev.labelwright.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"3,PT3S", "0.25,PT0.25S", "'Fri, 20 Nov 2026 10:00:07 GMT',PT7S", "'Fri, 20 Nov 2026 09:00:00 GMT',PT0S"
    })
    void readsSecondsAndDates(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-3", "99999999999999999999"})
    void takesAnUnreadableWishForNone(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
