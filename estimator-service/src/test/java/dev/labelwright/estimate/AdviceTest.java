package dev.labelwright.estimate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class AdviceTest {
    private static final String PATH = "/api/v1/projects/{project}/estimates/advice";

    private Fixture fixture;

    @BeforeEach
    void givenTwoVariablesInACallEachAndACopiedNote() {
        fixture = new Fixture(1);
        UUID age = fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.variable("Stage", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "the same", 100);
        fixture.note("P1", "N2", "the same", 100);
        fixture.note("P2", "N3", "the same", 100);
        fixture.label("P2", "N3", age, "7", 0.5);
    }

    @Test
    void comparesWaysToAskTheSame() {
        // Given everybody, refined
        Map<String, ?> selection = Map.of("patients", Fixture.EVERYBODY, "refine", true);
        EstimateView refined = fixture.estimate(selection);

        // When there is advice
        AdviceView advice = given().contentType(ContentType.JSON)
                .body(selection)
                .post(PATH, fixture.project())
                .then()
                .statusCode(200)
                .extract()
                .as(AdviceView.class);

        // Then it starts from the estimate, and each way says what it saves
        AdviceView.Way present = advice.present();
        assertThat(present.estimatedMaxTokens()).isEqualTo(refined.estimatedMaxTokens());
        assertThat(present.modelCalls()).isEqualTo(4);
        assertThat(advice.variablesPerCall())
                .extracting(AdviceView.Way::variablesPerCall)
                .containsExactly(1, 5, 10, 20, 50);
        assertThat(advice.variablesPerCall().getFirst()).isEqualTo(present);
        AdviceView.Way shared = advice.variablesPerCall().get(1);
        assertThat(shared.modelCalls()).isEqualTo(2);
        assertThat(shared.savedTokens())
                .isPositive()
                .isEqualTo(present.estimatedMaxTokens() - shared.estimatedMaxTokens());
        assertThat(advice.skip().modelCalls()).isEqualTo(3);
        assertThat(advice.skip().savedTokens()).isPositive();
        // And the copied note needs no calls of its own: one for each variable
        assertThat(advice.sharedNotes().calls()).isEqualTo(2);
        assertThat(advice.sharedNotes().tokens()).isEqualTo((refined.inputTokens() + refined.outputTokens()) / 2);
    }

    @Test
    void takesTheSelectionFromTheQuery() {
        // Given a selection that skips already
        String selection = "{\"patients\": {\"mode\": \"ALL\"}, \"overwrite\": \"SKIP\"}";

        // When advice is got, then it is about that selection, and nothing is to be skipped beyond it
        given().queryParam("selection", selection)
                .get(PATH, fixture.project())
                .then()
                .statusCode(200)
                .body("present.overwrite", is("SKIP"))
                .body("present.modelCalls", is(3))
                .body("skip", is((Object) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"what\": 1}", "{\"overwrite\": \"MAYBE\"}"})
    void refusesWhatIsNoSelection(String selection) {
        // Given something else in the query
        // When advice is got, then the parameter is named
        given().queryParam("selection", selection)
                .get(PATH, fixture.project())
                .then()
                .statusCode(400)
                .body("code", is("INVALID_PARAMETER"))
                .body("detail", containsString("selection"));
    }
}
