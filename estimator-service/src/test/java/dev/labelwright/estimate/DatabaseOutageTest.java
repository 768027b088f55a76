package dev.labelwright.estimate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.estimate.basis.Basis;
import dev.labelwright.ontology.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** What clients ask of the service. */
    enum Question {
        ESTIMATE {
            @Override
            Response ask(Fixture fixture) {
                return fixture.ask(Map.of()).extract().response();
            }
        },
        REFINED {
            @Override
            Response ask(Fixture fixture) {
                return fixture.ask(Map.of("refine", true)).extract().response();
            }
        },
        CURRENT {
            @Override
            Response ask(Fixture fixture) {
                return given().queryParam("basis", new Basis("0".repeat(32), fixture.model()).token())
                        .get(PATH + "/current", fixture.project());
            }
        },
        ADVICE {
            @Override
            Response ask(Fixture fixture) {
                return given().contentType(ContentType.JSON).body(Map.of()).post(PATH + "/advice", fixture.project());
            }
        };

        private static final String PATH = "/api/v1/projects/{project}/estimates";

        abstract Response ask(Fixture fixture);
    }

    @ParameterizedTest
    @EnumSource
    void answersUnavailableUntilTheDatabaseIsBack(Question question) throws IOException {
        // Given a database that comes, goes and comes back
        Fixture fixture = new Fixture(20);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "Age 62.", 5);

        // And a service that has answered once: the first call of a JVM takes its time, whatever it asks
        question.ask(fixture);

        // When the service is asked all the while
        Response before = question.ask(fixture);
        try (DatabaseRelay _ = RelayedServers.relay()) {
            answered(question, fixture);
        }
        Response between = question.ask(fixture);
        Response still = question.ask(fixture);
        try (DatabaseRelay _ = RelayedServers.relay()) {
            answered(question, fixture);
        }

        // Then it is told promptly that the database is away, and nothing has to be done when it is back
        assertThat(List.of(before, between, still)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.<String>path("code")).isEqualTo("UNAVAILABLE");
            assertThat(Duration.ofMillis(response.time())).isLessThan(PROMPT);
        });
    }

    private static void answered(Question question, Fixture fixture) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(question.ask(fixture).statusCode()).isEqualTo(200));
    }
}
