package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.id.Ids;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators and integrators rely on beside the operations themselves. */
@QuarkusTest
class SurfaceTest extends ServiceTest {

    @Test
    void readiness_speaks_of_the_database_and_the_broker() {
        // When
        JsonPath health =
                given().get("/q/health/ready").then().statusCode(200).extract().jsonPath();

        // Then
        assertThat(health.getList("checks.name", String.class))
                .anyMatch(name -> name.contains("PostgreSQL"))
                .anyMatch(name -> name.contains("Kafka"));
    }

    @Test
    void meters_count_without_ids_or_text() {
        // Given
        Catalog catalog = new Catalog();
        Api api = new Api(catalog);
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(catalog.note("N-1")),
                Results.answer(catalog.text("Smoking"), "yes")));
        Object label = api.labels().getFirst().get("id");
        api.review(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);

        Traffic.apply(new LabelCommand(Ids.next(), LabelCommand.Kind.CLEAR_BATCH, catalog.project(), 1, null, null));

        // When
        String metrics = given().get("/q/metrics").asString();

        // Then
        assertThat(metrics)
                .contains("labelwright_results_applied_total{kind=\"answered\"}")
                .contains("labelwright_cells_total{outcome=\"written\"}")
                .contains("labelwright_results_batch_count")
                .contains("labelwright_commands_applied_total{kind=\"clear_batch\"}")
                .contains("labelwright_reviews_total{action=\"accept\"}")
                .doesNotContain(catalog.project().toString())
                .doesNotContain(Catalog.PATIENT);
    }

    @Test
    void every_operation_is_documented_with_its_errors() {
        // When
        JsonPath document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        assertThat(paths).hasSize(12);
        paths.values()
                .forEach(path -> path.forEach((method, operation) -> assertThat(operation)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                        .containsKeys("summary", "operationId", "responses")
                        .extractingByKey("responses")
                        .asString()
                        .contains("404=", "503=", "example")));
    }
}
