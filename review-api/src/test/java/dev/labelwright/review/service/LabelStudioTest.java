package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Exchange;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@QuarkusTest
class LabelStudioTest extends ServiceTest {
    private static final String ALL = "?format=label-studio&includeNull=true";

    @Test
    void what_is_exported_is_imported_and_exported_the_same() {
        // Given
        Exchange source = new Exchange();
        source.fill();
        String file = source.export(ALL);
        Exchange target = new Exchange();

        // When
        Response imported = target.importFile("label-studio", "application/json", file);
        Response again = target.importFile("label-studio", "application/json", file);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(target.withoutLabelIds(target.export(ALL))).isEqualTo(source.withoutLabelIds(file));
        assertThat(target.withoutLabelIds(target.export("?includeNull=true")))
                .isEqualTo(source.withoutLabelIds(source.export("?includeNull=true")));
        assertThat(again.jsonPath().getMap(""))
                .isEqualTo(Map.of("drafts", 0, "decisions", 0, "unchanged", 23, "protected", 0));
    }

    @Test
    void a_task_has_predictions_annotations_and_regions_in_code_points() throws JsonProcessingException {
        // Given
        Exchange source = new Exchange();
        source.fill();

        // When
        ArrayNode tasks = (ArrayNode) EventJson.mapper().readTree(source.export(ALL));

        // Then
        assertThat(tasks).hasSize(3);
        assertThat(tasks.get(0).at("/data/note_id").asText()).isEmpty();
        assertThat(tasks.get(0).at("/data/text").asText()).isEmpty();
        JsonNode first = tasks.get(1);
        assertThat(first.at("/data/text").asText()).isEqualTo(Catalog.TEXT);
        assertThat(first.at("/data/date").asText()).isEqualTo("2025-03-04");
        assertThat(first.at("/predictions/0/model_version").asText()).isEqualTo("test-model");
        assertThat(first.at("/predictions/0/score").asDouble()).isEqualTo(0.1);
        assertThat(result(first.at("/predictions/0"), "Smoking status").toString())
                .contains("\"type\":\"choices\",\"score\":0.9,\"value\":{\"choices\":[\"yes\"]}");
        assertThat(result(first.at("/predictions/0"), "Count").at("/value").toString())
                .isEqualTo("{\"number\":-5}");
        assertThat(result(first.at("/predictions/0"), "Finding").at("/value/text"))
                .hasSize(10);
        assertThat(result(first.at("/predictions/0"), "evidence").at("/value").toString())
                .isEqualTo("{\"start\":3,\"end\":11,\"text\":\"smokes 🚬\",\"labels\":[\"Finding\"]}");
        assertThat(result(first.at("/annotations/0"), "Smoking status")
                        .at("/value")
                        .toString())
                .isEqualTo("{\"choices\":[\"yes\"]}");
    }

    @Test
    void what_is_changed_in_label_studio_is_what_counts() throws JsonProcessingException {
        // Given
        Exchange source = new Exchange();
        source.importFile(
                        "csv",
                        "text/csv",
                        "PATIENT_ID,NOTE_ID,VARIABLE,STATUS,AI_VALUE,DECIDED_VALUE,NOTE_HASH\n"
                                + "P-1,N-1,Smoking status,DRAFT,yes,," + Catalog.hash(Catalog.TEXT) + "\n"
                                + "P-1,N-1,Finding,DRAFT,a,,\nP-1,N-1,Finding,DRAFT,b,,\nP-1,N-1,Count,DRAFT,5,,\n"
                                + "P-1,N-1,Pregnant,DRAFT,true,,\n")
                .then()
                .statusCode(200);
        ArrayNode tasks = (ArrayNode) EventJson.mapper().readTree(source.export(ALL));
        ObjectNode task = (ObjectNode) tasks.get(0);
        task.set("annotations", EventJson.mapper().readTree("""
                [{"completed_by":{"id":7,"email":"weiss@example.org"},"created_at":"2026-01-02T03:04:05.678Z","result":[
                {"from_name":"Smoking status","to_name":"text","type":"choices","value":{"choices":["no"]}},
                {"from_name":"Finding","to_name":"text","type":"textarea","value":{"text":["b","c"]}},
                {"from_name":"Seen","to_name":"text","type":"datetime","value":{"datetime":"2025-03-04T10:15"}},
                {"from_name":"evidence","to_name":"text","type":"labels",
                "value":{"start":3,"end":11,"text":"smokes 🚬","labels":["Seen"]}},
                {"from_name":"Count","to_name":"text","type":"number","value":{"number":5}}]}]"""));

        // When
        Response imported = source.importFile("label-studio", "application/json", tasks.toString());

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(Catalog.rows(
                        "select v.name, l.status, l.ai_value, l.decided_value, l.reviewer, l.evidence from review.label l"
                                + " join catalog.variable v on v.id = l.variable_id"
                                + " where l.project_id = ? and l.removed_at is null order by 1, 3, 4",
                        source.catalog().project()))
                .containsExactly(
                        "Count|ACCEPTED|5|-|weiss@example.org|[]",
                        "Finding|REJECTED|\"a\"|-|weiss@example.org|[]",
                        "Finding|ACCEPTED|\"b\"|-|weiss@example.org|[]",
                        "Finding|MANUAL|-|\"c\"|weiss@example.org|[]",
                        "Pregnant|DRAFT|true|-|-|[]",
                        "Seen|MANUAL|-|\"2025-03-04T10:15Z\"|weiss@example.org|[{\"end\": 11, \"text\": \"smokes 🚬\","
                                + " \"start\": 3, \"noteId\": \"N-1\", \"grounded\": true}]",
                        "Smoking status|EDITED|\"yes\"|\"no\"|weiss@example.org|[]");
    }

    @Test
    void a_foreign_file_with_offsets_in_utf_16_finds_its_place() {
        // Given
        Exchange project = new Exchange();
        String text = EventJson.write(Catalog.TEXT);

        // When
        Response imported = project.importFile(
                "label-studio",
                "application/json",
                "[{\"data\":{\"patient_id\":\"P-1\",\"note_id\":\"N-1\",\"text\":" + text + "},\"predictions\":["
                        + "{\"model_version\":\"m\",\"score\":0.5,\"result\":["
                        + "{\"from_name\":\"Finding\",\"value\":{\"text\":[\"metformin\"]}},{\"from_name\":\"evidence\","
                        + "\"value\":{\"start\":23,\"end\":32,\"text\":\"metformin\",\"labels\":[\"Finding\"]}}]}]}]");

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(Catalog.rows(
                        "select ai_value, confidence, model, evidence -> 0 ->> 'start', status from review.label"
                                + " where project_id = ?",
                        project.catalog().project()))
                .containsExactly("\"metformin\"|0.5|m|22|DRAFT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|;MALFORMED",
                "[{\"data\":{}}]|/0/data/patient_id;EMPTY_VALUE",
                "[{\"data\":{\"patient_id\":\"P-1\"}},{]|/1;MALFORMED",
                "[{\"data\":{\"patient_id\":\"P-1\",\"note_id\":\"N-1\"},\"annotations\":[{\"result\":[{\"from_name\":"
                        + "\"X\",\"value\":{\"choices\":[\"a\"]}}]}]}]|/0/annotations/0/result/0/from_name;UNKNOWN_VARIABLE",
                "[{\"data\":{\"patient_id\":\"P-1\",\"note_id\":\"N-1\"},\"annotations\":[{\"result\":[{\"from_name\":"
                        + "\"Count\",\"value\":{\"number\":1.5}}]}]}]|/0/annotations/0/result/0/value/DECIDED_VALUE;INVALID_VALUE",
                "[{\"data\":{\"patient_id\":\"P-1\",\"note_id\":\"N-1\",\"text\":\"x\"},\"annotations\":[{\"result\":["
                        + "{\"from_name\":\"evidence\",\"value\":{\"start\":0,\"end\":2,\"labels\":[\"Count\"]}}]}]}]"
                        + "|/0/annotations/0/result/0/value;NOT_IN_NOTE"
            })
    void a_broken_rule_is_named_by_its_pointer(String file, String expected) {
        // Given
        Exchange project = new Exchange();

        // When
        Response response = project.importFile("label-studio", "application/json", file);

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("violations[0].field") + ";"
                        + response.jsonPath().getString("violations[0].code"))
                .isEqualTo(expected);
        assertThat(Catalog.rows(
                        "select count(*) from review.cell where project_id = ?",
                        project.catalog().project()))
                .containsExactly("0");
    }

    @Test
    void the_configuration_has_a_control_for_each_result() throws Exception {
        // Given
        Exchange source = new Exchange();
        source.catalog().text("a \"b\" <c> & d");
        source.fill();

        // When
        Response response = given().get(source.api().path() + "/export/label-studio-config");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/xml");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.asString().getBytes(StandardCharsets.UTF_8)));
        List<String> names = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int index = 0; index < elements.getLength(); index++) {
            names.add(
                    elements.item(index).getAttributes().getNamedItem("name") == null
                            ? ""
                            : elements.item(index)
                                    .getAttributes()
                                    .getNamedItem("name")
                                    .getNodeValue());
        }
        assertThat(names).contains("text", "evidence", "Smoking status", "Finding", "a \"b\" <c> & d");
        EventJson.mapper().readTree(source.export(ALL)).findValues("from_name").forEach(name -> assertThat(names)
                .contains(name.asText()));
    }

    private static JsonNode result(JsonNode answers, String from) {
        return StreamSupport.stream(answers.path("result").spliterator(), false)
                .filter(result -> result.path("from_name").asText().equals(from))
                .findFirst()
                .orElseThrow();
    }
}
