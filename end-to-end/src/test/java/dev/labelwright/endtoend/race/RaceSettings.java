package dev.labelwright.endtoend.race;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How long and how hard the race is run.
 *
 * @param duration of the load; system property {@code race.duration}, ISO 8601
 * @param seed of all that is drawn by lot; system property {@code race.seed}
 */
record RaceSettings(Duration duration, long seed) {
    /** How long the results of three generations take to come in. */
    static final Duration WAVE = Duration.ofSeconds(15);

    static final int REVIEWERS = 32;

    RaceSettings {
        if (duration.compareTo(WAVE) < 0) {
            throw new IllegalArgumentException("race.duration is %s; a wave alone takes %s".formatted(duration, WAVE));
        }
    }

    static RaceSettings ofProperties() {
        return new RaceSettings(
                Duration.parse(System.getProperty("race.duration", "PT30S")),
                Long.parseLong(System.getProperty("race.seed", Long.toString(System.nanoTime()))));
    }

    int waves() {
        return Math.toIntExact(duration.dividedBy(WAVE));
    }

    /** The same numbers for the same seed and purpose. */
    RandomGenerator random(String purpose, int number) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 31 + purpose.hashCode() * 1_000_003L + number);
    }
}
