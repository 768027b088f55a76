package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Exchange;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrainingExportTest extends ServiceTest {
    private static final String CHAT = "?format=chat-jsonl";

    @Test
    void an_example_is_the_prompt_of_the_reviewed_variables_and_the_right_answer() throws JsonProcessingException {
        // Given
        Exchange project = new Exchange();
        project.fill();
        UUID smoking = UUID.fromString(Catalog.rows(
                        "select id from catalog.variable where project_id = ? and name = 'Smoking status'",
                        project.catalog().project())
                .getFirst());

        // When
        List<String> lines = project.export(CHAT).lines().toList();

        // Then
        assertThat(lines).hasSize(2);
        JsonNode first = EventJson.mapper().readTree(lines.getFirst()).path("messages");
        assertThat(first.findValuesAsText("role")).containsExactly("system", "user", "assistant");
        VariableDefinition definition = new VariableDefinition(
                smoking,
                1,
                "Smoking status",
                VariableType.TEXT,
                Scope.ONE_PER_NOTE,
                "read it",
                List.of(new Option("yes", ""), new Option("no", "")));
        assertThat(first.at("/0/content").asText())
                .isEqualTo(PromptTemplate.render(List.of(new AskedVariable("v1", definition)), Catalog.TEXT)
                        .system());
        assertThat(first.at("/1/content").asText()).isEqualTo(Catalog.TEXT);
        assertThat(first.at("/2/content").asText())
                .isEqualTo("{\"v1\":{\"quotes\":[\"smokes 🚬\"],\"value\":\"yes\",\"confidence\":1}}");
        assertThat(EventJson.mapper()
                        .readTree(lines.getLast())
                        .at("/messages/2/content")
                        .asText())
                .isEqualTo("{\"v1\":[{\"quotes\":[],\"value\":\"-1\",\"confidence\":1}],"
                        + "\"v2\":{\"quotes\":[],\"value\":\"yes\",\"confidence\":1},"
                        + "\"v3\":[{\"quotes\":[\"smokes 🚬\"],\"value\":-70.5,\"confidence\":1}]}");
    }

    @Test
    void an_example_asks_no_more_variables_than_a_prompt_of_the_project() {
        // Given
        Exchange project = new Exchange();
        project.fill();
        Catalog.execute(
                "update catalog.project set variables_per_call = 2 where id = ?",
                project.catalog().project());

        // When
        String examples = project.export(CHAT);

        // Then
        assertThat(examples.lines()).hasSize(3);
    }

    @Test
    void what_was_read_from_another_text_teaches_nothing() {
        // Given
        Exchange project = new Exchange();
        project.fill();
        project.catalog().changeNote("N-1", "He never smoked.");

        // When
        String examples = project.export(CHAT);

        // Then
        assertThat(examples.lines()).hasSize(1);
        assertThat(project.export(CHAT + "&status=ACCEPTED")).isEmpty();
    }

    @Test
    void patients_of_a_holdout_set_are_left_out() {
        // Given
        Exchange project = new Exchange();
        project.fill();
        Exchange another = new Exchange();
        another.fill();
        given().contentType("text/csv")
                .body("Name,Scope,Patient_id,Document_id,Value\nSmoking status,ONE_PER_NOTE,P-1,N-1,yes\n")
                .post(project.api().path() + "/validation-sets?name=gold&kind=HOLDOUT")
                .then()
                .statusCode(201);

        // When
        String examples = project.export(CHAT);

        // Then
        assertThat(examples).isEmpty();
        assertThat(another.export(CHAT).lines()).hasSize(2);
    }
}
