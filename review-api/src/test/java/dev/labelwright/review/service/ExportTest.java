package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExportTest extends ServiceTest {
    private static final int MANY = 30_000;
    private static final int FEW = 6_000;

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);

    @Test
    void every_text_survives_and_none_runs() {
        // Given
        catalog.note("N-1");
        UUID finding = catalog.many("Finding");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(finding, "=1+1", "'x", "-5", "a \"b\", c\nd", "🚬 👩🏽‍⚕️")));

        // When
        Response response = given().get(api.path() + "/export?format=csv&layout=detailed");

        // Then
        assertThat(response.contentType()).isEqualToIgnoringWhitespace("text/csv;charset=utf-8");
        assertThat(response.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"labels-" + catalog.project() + ".csv\"");
        String csv = new String(response.asByteArray(), StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo("PATIENT_ID,NOTE_ID,NOTE_DATETIME,VARIABLE,SCOPE,TYPE,VALUE,AI_VALUE,STATUS,CONFIDENCE,"
                        + "MODEL,VARIABLE_VERSION,REVIEWER,REVIEWED_AT,COMMENT,EVIDENCE,STALE,LABEL_ID,"
                        + "GENERATION_ID,DECIDED_VALUE,THRESHOLD,NOTE_HASH,DRAFTED_AT");
        assertThat(csv).endsWith("\r\n");
        List<NamedCsvRecord> records = records(csv);
        assertThat(records)
                .extracting(record -> record.getField("VALUE"))
                .containsExactlyInAnyOrder("'=1+1", "''x", "'-5", "a \"b\", c\nd", "🚬 👩🏽‍⚕️");
        assertThat(records.getFirst().getField("NOTE_DATETIME")).isEqualTo("2025-03-04");
        assertThat(records.getFirst().getField("EVIDENCE"))
                .contains("{\"noteId\":\"N-1\",\"start\":3,\"end\":11,\"text\":\"smokes 🚬\",\"grounded\":true}");
    }

    @Test
    void labels_without_a_value_are_there_on_request() {
        // Given
        catalog.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(catalog.text("Empty")),
                Results.answer(catalog.text("Filled"), "yes")));

        // When, then
        assertThat(records(export(""))).hasSize(1);
        assertThat(records(export("?includeNull=true"))).hasSize(2);
        assertThat(records(export("?status=ACCEPTED"))).isEmpty();
    }

    @Test
    void tens_of_thousands_of_labels_stream_through() throws IOException {
        // Given
        labels(MANY, 0);

        // When
        Set<String> values = new HashSet<>();
        int lines = 0;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(given().get(api.path() + "/export").asInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                values.add(line.split(",", -1)[6]);
                lines++;
            }
        }

        // Then
        assertThat(lines).isEqualTo(MANY + 1);
        assertThat(values).hasSize(MANY + 1);
    }

    @Test
    void a_patient_has_a_line_and_a_variable_a_column() {
        // Given
        catalog.note("N-1");
        catalog.note("N-2");
        UUID stage = catalog.ofPatient("Stage");
        UUID finding = catalog.many("=Finding");
        catalog.variable("Age", VariableType.INTEGER, Scope.ONE_PER_PATIENT, "[]");
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, generation),
                List.of("N-1"),
                Results.answer(finding, "b", "a"),
                Results.answer(stage, "candidate")));
        Traffic.apply(
                Results.answered(Results.key(catalog, generation), List.of("N-2"), Results.answer(finding, "c", "b")));
        Traffic.apply(
                Results.ofPatient(Results.key(catalog, generation), Stage.AGGREGATION, Results.answer(stage, "-II")));
        catalog.patient("P-2");

        // When
        String csv = export("?layout=patient");

        // Then
        assertThat(csv).endsWith("\r\n");
        assertThat(csv.lines())
                .containsExactly("PATIENT_ID,Stage,'=Finding,Age", "P-1,'-II,\"[\"\"b\"\",\"\"a\"\",\"\"c\"\"]\",");
        assertThat(export("?layout=patient&includeNull=true")).isEqualTo(csv + "P-2,,,\r\n");
        assertThat(export("?layout=patient&status=ACCEPTED").lines()).hasSize(1);
    }

    @Test
    void a_line_of_json_is_the_label_as_the_api_shows_it() {
        // Given
        catalog.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(catalog.text("Smoking"), "yes\nno")));

        // When
        Response response = given().get(api.path() + "/export?format=jsonl");

        // Then
        assertThat(response.contentType()).isEqualToIgnoringWhitespace("application/jsonl;charset=utf-8");
        String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(JsonPath.from(text).getMap("")).isEqualTo(api.labels().getFirst());
    }

    @Test
    void a_client_that_goes_away_ends_the_reading() throws IOException {
        // Given
        labels(FEW, 8_000);
        double before = pagesRead();

        // When
        try (Socket client = new Socket(RestAssured.baseURI.replace("http://", ""), RestAssured.port)) {
            client.getOutputStream()
                    .write(("GET " + api.path() + "/export HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().readNBytes(1_000)).hasSize(1_000);
        }

        // Then
        await().atMost(Duration.ofMinutes(1)).until(() -> running() == 0);
        assertThat(pagesRead() - before).isLessThan(FEW / 500.0);
    }

    @ParameterizedTest
    @CsvSource({
        "format, xlsx, 422, NOT_AVAILABLE",
        "layout, wide, 422, NOT_AVAILABLE",
        "status, OPEN, 400, INVALID_PARAMETER",
        "includeNull, yes, 400, INVALID_PARAMETER"
    })
    void what_is_not_offered_is_named(String parameter, String value, int status, String code) {
        // When
        Response response = given().queryParam(parameter, value).get(api.path() + "/export");

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(parameter));
    }

    @Test
    void an_unknown_project_has_no_export() {
        // When
        Response response = given().get("/api/v1/projects/" + Ids.next() + "/export");

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("code")).isEqualTo("NOT_FOUND");
    }

    private void labels(int count, int longer) {
        UUID variable = catalog.text("Smoking");
        Catalog.execute(
                "with c as (insert into review.cell (project_id, patient_id, note_id, variable_id, has_value)"
                        + " select ?, 'P-1', 'N-' || n, ?, true from generate_series(1, ?) n returning *)"
                        + " insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id,"
                        + " ai_value, confidence, status) select uuidv7(), id, project_id, patient_id, note_id, variable_id,"
                        + " to_jsonb(note_id || repeat('x', ?)), 1, 'DRAFT' from c",
                catalog.project(),
                variable,
                count,
                longer);
    }

    private static double pagesRead() {
        return meter("labelwright_export_pages_total");
    }

    private static double running() {
        return meter("labelwright_export_running");
    }

    private static double meter(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String export(String query) {
        return new String(given().get(api.path() + "/export" + query).asByteArray(), StandardCharsets.UTF_8);
    }

    private static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }
}
