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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void keepsHowLabelsAreReviewedUntilItIsChanged() {
        // Given a project that says nothing of it
        String project = Api.project();
        Api.get("/projects/{p}", project)
                .body("settings.review.reviewersPerPatient", is(1))
                .body("settings.review.blindToDraft", is(false));

        // When one and then the other is set
        change(project, "{\"settings\": {\"review\": {\"reviewersPerPatient\": 3}}}")
                .statusCode(200);
        change(project, "{\"settings\": {\"review\": {\"blindToDraft\": true}}}")
                .statusCode(200);
        change(project, "{\"settings\": {\"variablesPerCall\": 3}}").statusCode(200);

        // Then both stay
        Api.get("/projects/{p}", project)
                .body("settings.review.reviewersPerPatient", is(3))
                .body("settings.review.blindToDraft", is(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"reviewersPerPatient":0}   ; 422 ; settings.review.reviewersPerPatient
        {"reviewersPerPatient":11}  ; 422 ; settings.review.reviewersPerPatient
        {"reviewersPerPatient":"x"} ; 400 ; settings.review.reviewersPerPatient
        {"blindToDraft":"perhaps"}  ; 400 ; settings.review.blindToDraft
        {"blind":true}              ; 400 ; settings.review.blind
        """)
    void namesWhatBreaksARuleOfReviewing(String review, int status, String field) {
        // Given
        String project = Api.project();

        // When
        ValidatableResponse response = change(project, "{\"settings\": {\"review\": " + review + "}}");

        // Then
        response.statusCode(status).body("violations.field", is(List.of(field)));
        Api.get("/projects/{p}", project).body("settings.review.reviewersPerPatient", is(1));
    }

    private static ValidatableResponse change(String project, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/projects/{p}", project)
                .then();
    }
}
