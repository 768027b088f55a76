package dev.labelwright.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class RefusalTest {
    private static final String NOWHERE = "01900000-0000-7000-8000-000000000000";

    @ParameterizedTest(name = "{1} → {2} {3} {4}")
    @CsvSource(delimiter = ';', textBlock = """
                    /projects; {"name": ; 400; MALFORMED_JSON;
                    /projects; []; 400; INVALID_BODY;
                    /projects; {"name": "x", "colour": 1}; 400; UNKNOWN_FIELD; colour
                    /projects; {"name": 5}; 400; INVALID_BODY; name
                    /projects; {"name": "x", "name": "y"}; 400; MALFORMED_JSON;
                    /projects; {"name": " "}; 422; RULE_BROKEN; name
                    /projects; {"name": "x", "settings": {"variablesPerCall": 0}}; 422; RULE_BROKEN; settings.variablesPerCall
                    /projects; {"name": "x", "settings": {"defaultModel": "none"}}; 422; UNKNOWN_REFERENCE; settings.defaultModel
                    /projects; {"name": "x", "settings": {"tokenLimit": -1}}; 422; RULE_BROKEN; settings.tokenLimit
                    /projects; {"name": "x", "settings": {"confidenceThreshold": 1.5}}; 422; RULE_BROKEN; settings.confidenceThreshold
                    /models; {"name": "m", "provider": "OTHER"}; 400; INVALID_BODY; provider
                    /models; {"name": "m", "modelName": "m", "baseUrl": "ftp://x", "contextTokens": 1, "maxOutputTokens": 1}; 422; RULE_BROKEN; baseUrl
                    /projects/%s/variables; {"name": "v", "type": "NUMBER"}; 400; INVALID_BODY; type
                    /projects/%s/variables; {"name": "v", "type": "FLOAT"}; 422; RULE_BROKEN; instruction
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "i", "options": [{"value": "a"}]}; 422; RULE_BROKEN; options
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "i", "kind": "DERIVED"}; 400; INVALID_BODY; kind
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "i", "conditions": [{"subject": "NOTE"}]}; 400; INVALID_BODY; conditions[0].subject
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "i", "model": "ghost"}; 422; UNKNOWN_REFERENCE; model
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "{Age} {ghost}", "kind": "DEPENDENT"}; 422; UNKNOWN_REFERENCE; instruction
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "{v}", "kind": "DEPENDENT"}; 422; RULE_BROKEN; inputs
                    /projects/%s/variables; {"name": "v", "type": "FLOAT", "instruction": "i", "conditions": [{"subject": "VARIABLE", "variable": "Age", "operator": "IS", "value": "old"}]}; 422; RULE_BROKEN; conditions[0].value
                    /projects/%s/variables/order; {"names": ["Age", "ghost"]}; 422; UNKNOWN_REFERENCE; names[1]
                    /projects/%s/variables/order; {"names": []}; 422; RULE_BROKEN; names
                    /projects/%s/generations; {"patients": {"mode": "SOME"}}; 400; INVALID_BODY; patients.mode
                    /projects/%s/generations; {"patients": {"mode": "SPECIFIC"}}; 422; RULE_BROKEN; patients.patientIds
                    /projects/%s/generations; {"patients": {"mode": "SPECIFIC", "patientIds": ["P1", "ghost"]}}; 422; UNKNOWN_REFERENCE; patients.patientIds[1]
                    /projects/%s/generations; {"variables": {"mode": "SPECIFIC", "names": ["ghost"]}}; 422; UNKNOWN_REFERENCE; variables.names[0]
                    /projects/%s/generations; {"model": "ghost"}; 422; UNKNOWN_REFERENCE; model
                    /projects/%s/generations; {"overwrite": "ALWAYS"}; 400; INVALID_BODY; overwrite
                    /projects/%s/generations; {"preview": "yes"}; 400; INVALID_BODY; preview
                    /projects/%s/generations; {"tokenBudget": "much"}; 400; INVALID_BODY; tokenBudget
                    """)
    void namesPlaceAndRule(String path, String body, int status, String code, String field) {
        // Given a project with a variable and a patient
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of("N1,P1,,x")).statusCode(201);

        // When a body breaks a rule
        ValidatableResponse answer = given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1" + path.formatted(project))
                .then();

        // Then one problem names the place, and nothing was started
        answer.statusCode(status).contentType("application/problem+json").body("code", is(code));
        if (field != null) {
            answer.body("violations.field", hasItems(field)).body("detail", containsString(field));
        }
        Api.get("/projects/{p}/generations", project).body("items", hasSize(0));
        Api.get("/projects/{p}/variables", project).body("items", hasSize(1));
    }

    @Test
    void answersUnknownThingsWithAProblem() {
        Api.get("/projects/{p}", NOWHERE).statusCode(404).contentType("application/problem+json");
        Api.get("/projects/not-an-id").statusCode(404).contentType("application/problem+json");
        Api.get("/nothing").statusCode(404).contentType("application/problem+json");
        Api.get("/projects/{p}/variables", NOWHERE).statusCode(404);
        Api.get("/projects/{p}/generations", NOWHERE).statusCode(404);
        Api.get("/projects/{p}/notes/x", NOWHERE).statusCode(404);
        Api.get("/projects/{p}/patients", NOWHERE).statusCode(404);
        Api.get("/projects/{p}/uploads", NOWHERE).statusCode(404);
        Api.get("/projects?limit=0").statusCode(400).body("violations[0].field", is("limit"));
        Api.get("/projects?limit=many").statusCode(404);
        Api.get("/projects?cursor=nonsense").statusCode(400).body("violations[0].field", is("cursor"));
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/projects")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"" + "x".repeat(3_000_000) + "\"}")
                .post("/api/v1/projects")
                .then()
                .statusCode(413);
    }

    @Test
    void takesANameOnce() {
        String project = Api.project();
        String name = Api.get("/projects/{p}", project).extract().path("name");
        given().contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/api/v1/projects")
                .then()
                .statusCode(409)
                .body("code", is("NAME_TAKEN"));
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "Age", "type", "TEXT", "instruction", "again"))
                .post("/api/v1/projects/{p}/variables", project)
                .then()
                .statusCode(409);
    }

    @Test
    void importsVariablesAllOrNone() {
        // Given a file with a JSON object, a Python-style dict and lower-case constants
        String project = Api.project();
        String header = "variable_name,instruction,variable_type,scope,option_definitions\n";
        String good = header + "Sex,Which?,text,one_per_note,\"{'male': 'a \\'man\\'', 'female': \"\"a woman\"\"}\"\n"
                + "Drug,Which?,TEXT,MANY_PER_NOTE,\n";

        // When it is imported twice, once with a change
        importVariables(project, good).statusCode(200).body("created", is(2));
        importVariables(project, good.replace("Drug,Which?", "Drug,Which drug?"))
                .statusCode(200)
                .body("updated", is(1))
                .body("unchanged", is(1));

        // Then the variables are there, the changed one in its second version
        Api.get("/projects/{p}/variables", project)
                .body("items.name", is(List.of("Sex", "Drug")))
                .body("items.version", is(List.of(1, 2)))
                .body("items[0].options.value", is(List.of("male", "female")))
                .body("items[0].options[0].definition", is("a 'man'"));

        // And a file with bad rows changes nothing and names each
        importVariables(
                        project,
                        header + "New,i,TEXT,ONE_PER_NOTE,\nBad,i,NUMBER,SOMEWHERE,[1\nNew,,TEXT,ONE_PER_NOTE,\n")
                .statusCode(422)
                .body("violations.line", is(List.of(3, 3, 3, 4, 4)))
                .body("violations.column", hasItems("variable_type", "scope", "option_definitions", "variable_name"));
        Api.get("/projects/{p}/variables", project).body("items", hasSize(2));
    }

    private static ValidatableResponse importVariables(String project, String file) {
        return given().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/projects/{p}/variables/import", project)
                .then();
    }
}
