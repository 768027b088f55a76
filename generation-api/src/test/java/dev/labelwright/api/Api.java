package dev.labelwright.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service over HTTP, as a test speaks to it. */
public final class Api {
    private Api() {}

    /** A new project with a model as its default. */
    public static String project() {
        return project(8_000);
    }

    /** A new project with a model of this window as its default. */
    public static String project(int contextTokens) {
        String model = "model-" + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name", model,
                        "provider", "OPENAI_COMPATIBLE",
                        "baseUrl", "http://127.0.0.1:9/v1",
                        "modelName", "none",
                        "contextTokens", contextTokens,
                        "maxOutputTokens", 4000,
                        "tokenizer", "o200k_base",
                        "inputPricePerMillion", "2",
                        "outputPricePerMillion", "8.5"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", "project " + UUID.randomUUID(), "settings", Map.of("defaultModel", model)))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Adds a variable; its id. */
    public static String variable(String project, String name, String type, String scope) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "type", type, "scope", scope, "instruction", "Read " + name))
                .post("/api/v1/projects/{project}/variables", project)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Uploads a file of notes. */
    public static ValidatableResponse upload(String project, byte[] csv, String query) {
        return given().contentType("text/csv")
                .body(csv)
                .post("/api/v1/projects/" + project + "/uploads" + query)
                .then();
    }

    /** Uploads rows of {@code NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT}. */
    public static ValidatableResponse uploadRows(String project, List<String> rows) {
        String csv = "NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n" + String.join("\n", rows) + "\n";
        return upload(project, csv.getBytes(java.nio.charset.StandardCharsets.UTF_8), "");
    }

    /** Requests a generation. */
    public static Response generation(String project, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/projects/{project}/generations", project);
    }

    /** A generation as it is now. */
    public static Response generation(String project, String id) {
        return given().get("/api/v1/projects/{project}/generations/{id}", project, id);
    }

    /** Reads a path of the service. */
    public static ValidatableResponse get(String path, Object... parameters) {
        return given().get("/api/v1" + path, parameters).then();
    }
}
