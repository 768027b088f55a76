package dev.labelwright.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffPropertyTest {
    @Property
    void doublesUpToTheLimitAndVariesByHalf(@ForAll @IntRange(min = 1, max = 1000) int refusals, @ForAll long seed) {
        // Given
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(20), new Random(seed));
        double longest = Math.min(100 * Math.pow(2, refusals - 1), 20_000);

        // When
        Duration pause = backoff.pause(refusals);

        // Then
        assertThat((double) pause.toMillis()).isBetween(longest / 2, longest);
    }
}
