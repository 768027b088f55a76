package dev.labelwright.rules.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RulesDatabaseTest {
    private record Clock(Instant at) {}

    @Test
    void theServicesAreToldTheSteppedTime() {
        // Given
        RulesDatabase database = RulesDatabase.shared();
        Instant before = time(database.generation());

        // When
        database.clock().step(Duration.ofHours(2));

        // Then
        Instant generation = time(database.generation());
        Instant review = time(database.review());
        assertThat(generation).isAfter(before.plus(Duration.ofHours(2)));
        assertThat(review).isAfter(generation).isBefore(generation.plus(Duration.ofMinutes(5)));
        assertThat(database.clock().now()).isAfter(review);
    }

    private static Instant time(ServiceSessions sessions) {
        return sessions.inTransaction(session ->
                        Statement.query("select catalog.clock() as at").first(session, Clock.class))
                .at();
    }
}
