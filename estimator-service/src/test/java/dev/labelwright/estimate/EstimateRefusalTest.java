package dev.labelwright.estimate;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class EstimateRefusalTest {
    private Fixture fixture;

    @BeforeEach
    void givenAProject() {
        fixture = new Fixture(20);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "Age 62.", 5);
    }

    @Test
    void namesEachUnknownPatient() {
        fixture.ask(Map.of("patients", Map.of("mode", "SPECIFIC", "patientIds", List.of("p1", "P1", "P2"))))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violationCount", is(2))
                .body("violations.field", contains("patients.patientIds[0]", "patients.patientIds[2]"))
                .body("violations.message", contains("there is no patient 'p1'", "there is no patient 'P2'"));
    }

    @Test
    void namesEachUnknownVariable() {
        fixture.ask(Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of("Dose", "Age"))))
                .statusCode(422)
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violations.field", contains("variables.names[0]"));
    }

    @Test
    void namesAnUnknownModel() {
        fixture.ask(Map.of("model", "nobody's"))
                .statusCode(422)
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violations.field", contains("model"));
    }

    @Test
    void asksForAModelWhereNoneIsTheDefault() {
        fixture.withoutModel();
        fixture.ask(Map.of())
                .statusCode(422)
                .body("code", is("RULE_BROKEN"))
                .body("violations.field", contains("model"));
    }

    @Test
    void refusesABatchWhereNobodyIsLeft() {
        fixture.cover("P1");
        fixture.ask(Map.of()).statusCode(409).body("code", is("NO_PATIENTS_LEFT"));
    }

    @Test
    void refusesAProjectWithoutVariables() {
        Fixture without = new Fixture(20);
        without.note("P1", "N1", "Age 62.", 5);
        without.ask(Map.of()).statusCode(422).body("violations.field", contains("variables"));
    }

    @Test
    void refusesAProjectWithoutPatients() {
        Fixture without = new Fixture(20);
        without.variable("Age", Scope.ONE_PER_NOTE);
        without.ask(Map.of("patients", Fixture.EVERYBODY))
                .statusCode(422)
                .body("violations.field", contains("patients"));
    }

    @Test
    void knowsNoOtherProject() {
        Fixture.ask(Ids.next(), Map.of()).statusCode(404).body("code", is("NOT_FOUND"));
    }

    @Test
    void refusesAProjectThatIsBeingDeleted() {
        fixture.status("DELETING");
        fixture.ask(Map.of()).statusCode(409).body("code", is("WRONG_STATE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"refined\":true}|400|UNKNOWN_FIELD|refined",
                "{\"tokenBudget\":5}|400|UNKNOWN_FIELD|tokenBudget",
                "{\"refine\":\"yes\"}|400|INVALID_BODY|refine",
                "{\"overwrite\":\"ALL\"}|400|INVALID_BODY|overwrite",
                "{\"patients\":{\"mode\":\"BATCH\",\"size\":0}}|422|RULE_BROKEN|patients.size",
                "{\"notes\":{\"mode\":\"UPLOAD\"}}|422|NOT_AVAILABLE|notes.mode"
            })
    void refusesABodyThatDoesNotFit(String body, int status, String code, String field) {
        fixture.ask(body).statusCode(status).body("code", is(code)).body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"refine\":"})
    void refusesWhatIsNoObject(String body) {
        fixture.ask(body).statusCode(400).body("title", containsString("body"));
    }
}
