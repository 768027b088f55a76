package dev.labelwright.variable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class OntologySurfaceTest {
    private static final String WHOLE = """
            {"name": "Stage", "type": "TEXT", "scope": "ONE_PER_PATIENT", "instruction": "Which {stage}?",
             "options": [{"value": "I", "definition": "first"}, {"value": "II"}], "defaultValue": "not said",
             "aggregation": {"instruction": "Take the first", "options": [{"value": "I", "definition": "early"}],
              "promptTemplate": "{{instruction}}: {{name}}"},
             "conditions": [{"subject": "VARIABLE", "variable": "Age", "operator": "IN", "value": [60, 7e1]},
              {"subject": "NOTE_DATE", "variable": "Seen", "operator": "WITHIN_DAYS", "days": 30}],
             "instrument": "Tumour", "includeInGeneration": false, "confidenceThreshold": 0.25, "model": "%s",
             "promptTemplate": "Say {{name}}"}""";

    @Test
    void keepsAndShowsEveryField() {
        // Given a project and its model
        String project = ontology();
        String model = model(project);

        // When a variable says everything that one can say
        String id = create(project, WHOLE.formatted(model))
                .statusCode(201)
                .extract()
                .path("id");

        // Then it is shown as it is kept
        one(project, id)
                .body("kind", is("EXTRACTED"))
                .body("scope", is("ONE_PER_PATIENT"))
                .body("options.value", is(List.of("I", "II")))
                .body("defaultValue", is("not said"))
                .body("aggregation.strategy", is("MODEL"))
                .body("aggregation.instruction", is("Take the first"))
                .body("aggregation.options.definition", is(List.of("early")))
                .body("aggregation.onlyTrueValues", is(false))
                .body("aggregation.promptTemplate", is("{{instruction}}: {{name}}"))
                .body("conditions[0].value", is(List.of(60, 70)))
                .body("conditions[1].variable", nullValue())
                .body("conditions[1].value.variable", is("Seen"))
                .body("conditions[1].days", is(30))
                .body("inputs", hasSize(0))
                .body("instrument", is("Tumour"))
                .body("includeInGeneration", is(false))
                .body("confidenceThreshold", is(0.25f))
                .body("model", is(model))
                .body("promptTemplate", is("Say {{name}}"))
                .body("version", is(1));
        // And a dependent one has the names in its instruction as inputs
        create(project, """
                        {"name": "Score", "kind": "DEPENDENT", "type": "FLOAT", "instruction": "Weigh {Stage} by {Age}"}""")
                .statusCode(201)
                .body("scope", is("ONE_PER_PATIENT"))
                .body("aggregation", nullValue())
                .body("inputs", is(List.of("Stage", "Age")));
    }

    @Test
    void makesAVersionOfEachChangeAndGoesBackToOne() {
        // Given a variable in its second version
        String project = ontology();
        String first = WHOLE.formatted(model(project));
        String id = create(project, first).statusCode(201).extract().path("id");
        replace(project, id, first).statusCode(200).body("version", is(1));
        replace(project, id, "{\"name\": \"Stage\", \"type\": \"INTEGER\", \"instruction\": \"A number\"}")
                .statusCode(200)
                .body("version", is(2))
                .body("aggregation", nullValue());

        // When it goes back to the first
        revert(project, id, 1).statusCode(200).body("version", is(3)).body("defaultValue", is("not said"));

        // Then a third version says what the first said
        String cursor = versions(project, id, "?limit=2")
                .body("items.version", is(List.of(3, 2)))
                .body("items.type", is(List.of("TEXT", "INTEGER")))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].conditions[1].value.variable", is("Seen"))
                .body("items[0].aggregation.promptTemplate", is("{{instruction}}: {{name}}"))
                .body("items[0].model", is(model(project)))
                .extract()
                .path("nextCursor");
        versions(project, id, "?limit=2&cursor=" + cursor)
                .body("items.version", is(List.of(1)))
                .body("nextCursor", nullValue());
        // And to go back to what it says makes none
        revert(project, id, 1).statusCode(200).body("version", is(3));
        // And there is no way back to what never was, or cannot be any more
        revert(project, id, 9).statusCode(422).body("violations.field", is(List.of("version")));
        replace(project, id, "{\"name\": \"Stage\", \"type\": \"TEXT\", \"instruction\": \"Any\"}")
                .statusCode(200);
        delete(project, named(project, "Age")).statusCode(204);
        revert(project, id, 1)
                .statusCode(422)
                .body("code", is("UNKNOWN_REFERENCE"))
                .body("violations.field", is(List.of("conditions[0].variable")));
    }

    @Test
    void goesBackToAVersionThatWasKeptBeforeThereWasMoreToSay() throws SQLException {
        // Given a version as it was kept when there was less to say
        String project = ontology();
        String age = named(project, "Age");
        execute("""
                update catalog.variable_version set definition = definition - 'default_value' - 'aggregation'
                  - 'conditions' - 'inputs' - 'confidence_threshold' - 'model' - 'prompt_template'
                where variable_id = '%s'""".formatted(age));
        replace(project, age, "{\"name\": \"Age\", \"type\": \"FLOAT\", \"instruction\": \"Other\"}")
                .statusCode(200);

        // When the variable goes back to it, then it says that again
        revert(project, age, 1).statusCode(200).body("type", is("INTEGER")).body("version", is(3));
    }

    @Test
    void holdsOnToNamesThatOthersUse() {
        // Given a variable that others name in a condition and in an input
        String project = ontology();
        create(project, WHOLE.formatted(model(project))).statusCode(201);
        create(project, """
                        {"name": "Score", "kind": "DEPENDENT", "type": "FLOAT", "inputs": ["Age"], "instruction": "Weigh"}""").statusCode(201);
        String age = named(project, "Age");

        // When it is to be deleted, renamed or made what does not fit, then those that name it are told
        delete(project, age)
                .statusCode(409)
                .body("code", is("WRONG_STATE"))
                .body("detail", containsString("'Stage', 'Score'"));
        replace(project, age, "{\"name\": \"Years\", \"type\": \"INTEGER\", \"instruction\": \"Years\"}")
                .statusCode(409)
                .body("detail", containsString("'Stage', 'Score'"));
        replace(project, age, "{\"name\": \"Age\", \"type\": \"TEXT\", \"instruction\": \"Years\"}")
                .statusCode(422)
                .body("violations.field", is(List.of("type", "type")))
                .body("violations[0].message", containsString("'Stage' would break: conditions[0].value[0]"));
        replace(project, age, """
                        {"name": "Age", "kind": "DEPENDENT", "type": "INTEGER", "instruction": "From {Score}"}""").statusCode(422).body("detail", containsString("Age → Score → Age"));
        // And nothing changed
        one(project, age).body("version", is(1)).body("type", is("INTEGER"));
    }

    @Test
    void holdsOnToModelsThatVariablesUse() {
        // Given a model that a variable names, and no project has as its default
        String project = ontology();
        String model = Api.get("/projects/{p}", Api.project()).extract().path("settings.defaultModel");
        String other = model(project);
        String id = create(project, WHOLE.formatted(model))
                .statusCode(201)
                .extract()
                .path("id");
        String modelId = modelId(model);
        retire(model, other);

        // When it is to be deleted, then the variable holds it
        given().delete("/api/v1/models/{m}", modelId)
                .then()
                .statusCode(409)
                .body("detail", containsString("1 variables"));
        // And lets it go when it goes itself
        delete(project, id).statusCode(204);
        given().delete("/api/v1/models/{m}", modelId).then().statusCode(204);
    }

    @Test
    void ordersTheVariablesAndListsThoseOfAnInstrument() {
        String project = ontology();
        create(project, WHOLE.formatted(model(project))).statusCode(201);

        given().contentType(ContentType.JSON)
                .body("{\"names\": [\"Stage\", \"Age\", \"Seen\"]}")
                .post("/api/v1/projects/{p}/variables/order", project)
                .then()
                .statusCode(204);

        Api.get("/projects/{p}/variables", project).body("items.name", is(List.of("Stage", "Age", "Seen")));
        Api.get("/projects/{p}/variables?instrument=Tumour", project).body("items.name", is(List.of("Stage")));
        given().contentType(ContentType.JSON)
                .body("{\"names\": [\"Stage\", \"Age\", \"Stage\"]}")
                .post("/api/v1/projects/{p}/variables/order", project)
                .then()
                .statusCode(422)
                .body("violations.field", is(List.of("names[2]", "names")));
    }

    @Test
    void givesOutAFileThatImportsAsItIs() {
        // Given an ontology with everything
        String project = ontology();
        create(project, WHOLE.formatted(model(project))).statusCode(201);
        create(project, """
                        {"name": "=Score", "kind": "DEPENDENT", "type": "FLOAT", "instruction": "Weigh {Stage}",
                         "defaultValue": -1.5, "conditions": [{"subject": "VARIABLE", "variable": "Seen", "operator": "NOT_EMPTY"}]}""").statusCode(201);

        // When it is exported
        byte[] file = export(project);

        // Then importing it changes nothing there
        importFile(project, file).statusCode(200).body("unchanged", is(4)).body("updated", is(0));
        // And makes the same of an empty project, to the byte
        String copy = Api.project();
        importFile(copy, file).statusCode(200).body("created", is(4));
        assertThat(new String(export(copy), StandardCharsets.UTF_8))
                .isEqualTo(new String(file, StandardCharsets.UTF_8))
                .contains("'=Score");
    }

    @Test
    void checksAFileAgainstTheOntologyThatItMakes() {
        // Given an ontology whose Stage compares Age with numbers
        String project = ontology();
        create(project, WHOLE.formatted(model(project))).statusCode(201);
        String header = "variable_name,instruction,variable_type,scope,kind,inputs,model\n";

        // When a file has a circle, unknown names, and a type that breaks Stage
        String file = header + "Age,i,TEXT,ONE_PER_NOTE,,,\n"
                + "A,From {B},FLOAT,ONE_PER_PATIENT,DEPENDENT,,\n"
                + "B,i,FLOAT,ONE_PER_PATIENT,DEPENDENT,\"[\"\"A\"\"]\",\n"
                + "C,i,FLOAT,ONE_PER_PATIENT,DEPENDENT,\"[\"\"ghost\"\"]\",ghost\n";
        ValidatableResponse answer = importFile(project, file.getBytes(StandardCharsets.UTF_8));

        // Then each is told with its line and column, and nothing changed
        answer.statusCode(422)
                .body("violations.findAll { it.column == 'inputs' }.line", is(List.of(5, 3)))
                .body("violations.findAll { it.column == 'model' }.line", is(List.of(5)))
                .body("violations.findAll { it.column == 'variable_type' }.line", is(List.of(2, 2)));
        Api.get("/projects/{p}/variables", project).body("items", hasSize(3));
        // And a file may name what stands further down in it
        importFile(
                        project,
                        (header + "A,From {B},FLOAT,ONE_PER_PATIENT,DEPENDENT,,\nB,i,FLOAT,ONE_PER_NOTE,,,\n")
                                .getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("created", is(2));
    }

    private static String ontology() {
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.variable(project, "Seen", "TIMESTAMP", "ONE_PER_NOTE");
        return project;
    }

    private static String model(String project) {
        return Api.get("/projects/{p}", project).extract().path("settings.defaultModel");
    }

    private static String modelId(String name) {
        return Api.get("/models?limit=1000").extract().path("items.find { it.name == '%s' }.id".formatted(name));
    }

    /** Makes every project that has the model as its default take another. */
    private static void retire(String model, String other) {
        List<String> projects = Api.get("/projects?limit=1000")
                .extract()
                .path("items.findAll { it.settings.defaultModel == '%s' }.id".formatted(model));
        projects.forEach(project -> given().contentType(ContentType.JSON)
                .body("{\"settings\": {\"defaultModel\": \"%s\"}}".formatted(other))
                .patch("/api/v1/projects/{p}", project)
                .then()
                .statusCode(200));
    }

    private static String named(String project, String name) {
        return Api.get("/projects/{p}/variables", project)
                .extract()
                .path("items.find { it.name == '%s' }.id".formatted(name));
    }

    private static ValidatableResponse create(String project, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/projects/{p}/variables", project)
                .then();
    }

    private static ValidatableResponse replace(String project, String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/projects/{p}/variables/{v}", project, id)
                .then();
    }

    private static ValidatableResponse revert(String project, String id, int version) {
        return given().contentType(ContentType.JSON)
                .body("{\"version\": %d}".formatted(version))
                .post("/api/v1/projects/{p}/variables/{v}/revert", project, id)
                .then();
    }

    private static ValidatableResponse delete(String project, String id) {
        return given().delete("/api/v1/projects/{p}/variables/{v}", project, id).then();
    }

    private static ValidatableResponse one(String project, String id) {
        return Api.get("/projects/{p}/variables/{v}", project, id).statusCode(200);
    }

    private static ValidatableResponse versions(String project, String id, String query) {
        return Api.get("/projects/{p}/variables/{v}/versions" + query, project, id)
                .statusCode(200);
    }

    private static byte[] export(String project) {
        return given().get("/api/v1/projects/{p}/variables/export", project)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse importFile(String project, byte[] file) {
        return given().contentType("text/csv")
                .body(file)
                .post("/api/v1/projects/{p}/variables/import", project)
                .then();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
