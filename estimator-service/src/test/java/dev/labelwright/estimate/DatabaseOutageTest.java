package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.ontology.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseOutageTest.Relayed.class)
class DatabaseOutageTest {
    private static final Duration PROMPT = Duration.ofSeconds(2);

    /** The service was started while its database was away. */
    public static final class Relayed implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RelayedServers.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void answersUnavailableUntilTheDatabaseIsBack() throws IOException {
        // Given a database that comes, goes and comes back
        Fixture fixture = new Fixture(20);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "Age 62.", 5);

        // When it is estimated all the while
        Response before = estimate(fixture);
        try (DatabaseRelay _ = RelayedServers.relay()) {
            estimated(fixture);
        }
        Response between = estimate(fixture);
        try (DatabaseRelay _ = RelayedServers.relay()) {
            estimated(fixture);
        }

        // Then it is told promptly that the database is away, and nothing has to be done when it is back
        assertThat(List.of(before, between)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.<String>path("code")).isEqualTo("UNAVAILABLE");
            assertThat(Duration.ofMillis(response.time())).isLessThan(PROMPT);
        });
    }

    private static void estimated(Fixture fixture) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(estimate(fixture).statusCode()).isEqualTo(200));
    }

    private static Response estimate(Fixture fixture) {
        return fixture.ask(Map.of()).extract().response();
    }
}
