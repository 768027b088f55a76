package dev.labelwright.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class ProjectSettingsTest {
    @Test
    void keepsThresholdAndLimitUntilTheyAreChanged() {
        // Given a project with neither
        String project = Api.project();
        Api.get("/projects/{p}", project)
                .body("settings.confidenceThreshold", is(0))
                .body("settings.tokenLimit", nullValue());

        // When both are set, and then something else
        change(project, "{\"settings\": {\"confidenceThreshold\": 0.75, \"tokenLimit\": 5000000000}}")
                .statusCode(200);
        change(project, "{\"settings\": {\"variablesPerCall\": 3}}").statusCode(200);

        // Then they stay
        Api.get("/projects/{p}", project)
                .body("settings.variablesPerCall", is(3))
                .body("settings.confidenceThreshold", is(0.75f))
                .body("settings.tokenLimit", is(5_000_000_000L));
        // And zero takes them away
        change(project, "{\"settings\": {\"confidenceThreshold\": 0, \"tokenLimit\": 0}}")
                .statusCode(200)
                .body("settings.confidenceThreshold", is(0))
                .body("settings.tokenLimit", nullValue());
    }

    private static ValidatableResponse change(String project, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/projects/{p}", project)
                .then();
    }
}
