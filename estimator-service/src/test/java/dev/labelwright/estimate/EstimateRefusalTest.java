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
        // Given ids of which two are not those of a patient
        // When it is estimated, then both are named with their places
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
        // Given names of which one is not that of a variable
        // When it is estimated, then it is named with its place
        fixture.ask(Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of("Dose", "Age"))))
                .statusCode(422)
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violations.field", contains("variables.names[0]"));
    }

    @Test
    void namesAnUnknownModel() {
        // Given a model that nobody registered
        // When it is estimated, then it is named
        fixture.ask(Map.of("model", "nobody's"))
                .statusCode(422)
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violations.field", contains("model"));
    }

    @Test
    void asksForAModelWhereNoneIsTheDefault() {
        // Given a project without a default model
        fixture.withoutModel();
        // When it is estimated, then the body has to name one
        fixture.ask(Map.of())
                .statusCode(422)
                .body("code", is("RULE_BROKEN"))
                .body("violations.field", contains("model"));
    }

    @Test
    void refusesModelsOfDifferentCurrencies() {
        // Given a variable whose model has its prices in euros, that is not included
        String euros = fixture.model(Fixture.LIMITS, 1, 1, "EUR");
        fixture.add(SampleVariables.ofNote("Grade", Scope.ONE_PER_NOTE, false, euros));

        // When it is asked beside one in dollars, then there is no one amount; without it there is
        fixture.ask(Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of("Age", "Grade"))))
                .statusCode(422)
                .body("code", is("RULE_BROKEN"))
                .body("violations.field", contains("model"));
        fixture.ask(Map.of()).statusCode(200);
        fixture.ask(Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of("Grade")), "model", euros))
                .statusCode(200)
                .body("maxCost.currency", is("EUR"));
    }

    @Test
    void refusesABatchOfWhomNothingIsLeft() {
        // Given a project whose one patient has no value that a filter asks for
        // When it is estimated, then no batch can be drawn
        fixture.ask("{\"variableValues\":[{\"variable\":\"Age\",\"operator\":\"NOT_EMPTY\"}]}")
                .statusCode(409)
                .body("code", is("NO_PATIENTS_LEFT"));
    }

    @Test
    void refusesABatchWhereNobodyIsLeft() {
        // Given a project whose one patient is covered
        fixture.cover("P1");
        // When it is estimated, then no batch can be drawn
        fixture.ask(Map.of()).statusCode(409).body("code", is("NO_PATIENTS_LEFT"));
    }

    @Test
    void refusesAProjectWithoutVariables() {
        // Given a project with a patient and no variable
        Fixture without = new Fixture(20);
        without.note("P1", "N1", "Age 62.", 5);
        // When it is estimated, then there is nothing to ask
        without.ask(Map.of()).statusCode(422).body("violations.field", contains("variables"));
    }

    @Test
    void refusesAProjectWithoutPatients() {
        // Given a project with a variable and no patient
        Fixture without = new Fixture(20);
        without.variable("Age", Scope.ONE_PER_NOTE);
        // When it is estimated, then there is nobody to ask about
        without.ask(Map.of("patients", Fixture.EVERYBODY))
                .statusCode(422)
                .body("violations.field", contains("patients"));
    }

    @Test
    void knowsNoOtherProject() {
        // Given an id that is not that of a project
        // When it is estimated, then there is nothing to estimate
        Fixture.ask(Ids.next(), Map.of()).statusCode(404).body("code", is("NOT_FOUND"));
    }

    @Test
    void refusesAProjectThatIsBeingDeleted() {
        // Given a project that is being deleted
        fixture.status("DELETING");
        // When it is estimated, then its state is the reason
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
                "{\"patients\":{\"batchType\":\"EXISTING\",\"batch\":7}}|422|UNKNOWN_REFERENCE|patients.batch",
                "{\"notes\":{\"mode\":\"SPECIFIC\",\"noteIds\":[\"N1\",\"N9\"]}}|422|UNKNOWN_REFERENCE|notes.noteIds[1]",
                "{\"notes\":{\"mode\":\"UPLOAD\"}}|422|RULE_BROKEN|notes.uploadId",
                "{\"scope\":\"AGGREGATION\"}|422|RULE_BROKEN|scope",
                "{\"scope\":\"DEPENDENT\"}|422|RULE_BROKEN|scope",
                "{\"variableValues\":[{\"variable\":\"Dose\",\"operator\":\"EMPTY\"}]}|422|UNKNOWN_REFERENCE|variableValues[0].variable",
                "{\"variableValues\":[{\"variable\":\"Age\",\"operator\":\"IN\",\"value\":6}]}|422|RULE_BROKEN|variableValues[0].value",
                "{\"variableValues\":[{\"variable\":\"Age\",\"operator\":\"NEAR\"}]}|400|INVALID_BODY|variableValues[0].operator",
                "{\"variableValues\":[{\"variable\":\"Age\",\"operator\":\"EMPTY\",\"not\":1}]}|400|UNKNOWN_FIELD|variableValues[0].not"
            })
    void refusesABodyThatDoesNotFit(String body, int status, String code, String field) {
        // Given a body that breaks one rule
        // When it is estimated, then the answer names the field and the rule
        fixture.ask(body).statusCode(status).body("code", is(code)).body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"refine\":"})
    void refusesWhatIsNoObject(String body) {
        // Given a body that is no JSON object
        // When it is estimated, then the answer says that it is the body
        fixture.ask(body).statusCode(400).body("title", containsString("body"));
    }
}
