package dev.labelwright.estimate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An estimate is stale once something has changed that it may depend on. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class EstimateStateTest {
    private static final String GENERATION = """
            insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite, model)
            values (?, ?, 1, 'RUNNING', 'test', '{}', 'SKIP', '{}')""";

    private Fixture fixture;
    private UUID variable;

    @BeforeEach
    void givenAProjectWithALabelAndAGeneration() {
        fixture = new Fixture(2);
        variable = fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "a", 100);
        fixture.label("P1", "N1", variable, "7", 0.5);
        Fixture.run(GENERATION, Ids.next(), fixture.project());
    }

    @Test
    void isFreshWhileNothingChanges() {
        // Given an estimate, and a change in another project
        String basis = fixture.estimate(Map.of()).basis();
        Fixture other = new Fixture(1);
        other.variable("Age", Scope.ONE_PER_NOTE);
        other.note("P1", "N1", "b", 5);

        // When it is asked whether it is stale, then it is not
        state(basis).statusCode(200).body("stale", is(false));
        assertThat(fixture.estimate(Map.of("refine", true, "overwrite", "SKIP")).basis())
                .isEqualTo(basis);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("an upload", "insert into catalog.upload values (uuidv7(), ?, 'n.csv', 0, 1, 0, 0, 'test')"),
                change("a variable's words", "update catalog.variable set instruction = 'x' where project_id = ?"),
                change("the order of variables", "update catalog.variable set position = 9 where project_id = ?"),
                change("a deleted variable", "update catalog.variable set deleted_at = now() where project_id = ?"),
                change("a setting", "update catalog.project set variables_per_call = 7 where id = ?"),
                change("a threshold", "update catalog.project set confidence_threshold = 0.9 where id = ?"),
                change("a model", """
                        update catalog.model set input_price_per_million = 9
                        where id = (select default_model_id from catalog.project where id = ?)"""),
                change("results", "update catalog.generation set version = version + 1 where project_id = ?"),
                change("a command done", """
                        insert into catalog.label_command (id, project_id, kind, answered_at)
                        values (uuidv7(), ?, 'CLEAR_BATCH', now())"""),
                change("a review", """
                        update review.label set status = 'ACCEPTED', reviewed_at = now(), version = 2
                        where project_id = ?"""),
                change("a review taken back", """
                        insert into review.revision (label_id, version, actor_kind, actor, action)
                        select id, 2, 'PERSON', 'test', 'RESET' from review.label where project_id = ?"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isStaleAfter(String what, String sql) {
        // Given an estimate, and then a change
        String basis = fixture.estimate(Map.of()).basis();
        Fixture.run(sql, fixture.project());

        // When it is asked whether it is stale, then it is, and a new one is not
        state(basis).statusCode(200).body("stale", is(true));
        if (!what.equals("a deleted variable")) {
            state(fixture.estimate(Map.of()).basis()).body("stale", is(false));
        }
    }

    @Test
    void refusesWhatIsNoBasis() {
        // Given something that no estimate has
        // When it is asked about, then the parameter is named
        state("nonsense").statusCode(400).body("code", is("INVALID_PARAMETER"));
    }

    @Test
    void knowsTheProject() {
        // Given an estimate of one project
        String basis = fixture.estimate(Map.of()).basis();

        // When it is asked about in one that is not there, then that is told
        given().queryParam("basis", basis)
                .get("/api/v1/projects/{project}/estimates/current", Ids.next())
                .then()
                .statusCode(404);
    }

    private ValidatableResponse state(String basis) {
        return given().queryParam("basis", basis)
                .get("/api/v1/projects/{project}/estimates/current", fixture.project())
                .then();
    }

    private static Arguments change(String what, String sql) {
        return Arguments.of(what, sql);
    }
}
