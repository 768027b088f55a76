package dev.labelwright.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class UploadTest {
    private static final String HEADER = "NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT,NOTE_TITLE\n";

    @Test
    void storesNotesWordForWordAndSumsTheirPatientsUp() throws SQLException {
        // Given a file as a spreadsheet writes it: byte order mark, CRLF, quotes, line breaks, any order of columns
        String project = Api.project();
        String text = "Line one.\r\nShe said \"no\". 😀 é tab\there back\\slash";
        String file = "\uFEFFNOTE_TEXT,NOTE_ID,PERSON_ID,NOTE_DATETIME\r\n\"" + text.replace("\"", "\"\"")
                + "\",N1,P1,2024-03-01T10:30:00+02:00\r\nShort.,N2,P1,2024-03-02\r\nShort.,N3,P2,\r\n";

        // When it is uploaded
        Api.upload(project, file.getBytes(StandardCharsets.UTF_8), "?filename=first.csv")
                .statusCode(201)
                .body("filename", is("first.csv"))
                .body("notesCreated", is(3))
                .body("rejectedRows", hasSize(0));

        // Then each note is there, word for word, its date in UTC
        Api.get("/projects/{p}/notes/N1", project)
                .body("text", equalTo(text))
                .body("date", is("2024-03-01T08:30:00Z"))
                .body("title", is(""));
        Api.get("/projects/{p}/notes/N2", project).body("date", is("2024-03-02"));
        Api.get("/projects/{p}/notes/N3", project).body("date", nullValue());
        // And the sums of the patients are those of their notes
        Api.get("/projects/{p}/patients", project)
                .body("items.patientId", is(List.of("P1", "P2")))
                .body("items.notes", is(List.of(2, 1)))
                .body("items.covered", is(List.of(false, false)));
        assertThat(sumsThatDiffer(project)).isZero();
    }

    @Test
    void upsertsByIdAndTellsWhatBecameOfEachRow() throws SQLException {
        // Given two notes
        String project = Api.project();
        Api.uploadRows(project, List.of("N1,P1,2024-01-01,Old text.", "N2,P1,2024-01-01,Same text."))
                .statusCode(201);

        // When a file has one of them changed, one the same, and a new one
        String upload = Api.uploadRows(
                        project,
                        List.of("N1,P1,2024-01-01,New and longer text.", "N2,P1,2024-01-01,Same text.", "N4,P9,,x"))
                .statusCode(201)
                .body("notesCreated", is(1))
                .body("notesUpdated", is(1))
                .body("notesUnchanged", is(1))
                .extract()
                .path("id");

        // Then the changed note belongs to this upload, the other to the first
        Api.get("/projects/{p}/notes/N1", project)
                .body("uploadId", is(upload))
                .body("text", is("New and longer text."));
        assertThat(Api.get("/projects/{p}/notes/N2", project).extract().<String>path("uploadId"))
                .isNotEqualTo(upload);
        assertThat(sumsThatDiffer(project)).isZero();
        Api.get("/projects/{p}/uploads", project)
                .body("items[0].id", is(upload))
                .body("items", hasSize(2));
    }

    @ParameterizedTest(name = "{0} → line {1}, {2}, {3}")
    @CsvSource(quoteCharacter = '`', delimiter = ';', textBlock = """
                    N1,P1,2024-13-01,x,t;                                  2; NOTE_DATETIME; INVALID_DATE
                    N1,P1,,a,t|N2,P1,,b,t|N3,P1,,c,t|N4,P1,,d,t|N5,P1,,e,t|N6,P1,03/04/2024,x,t; 7; NOTE_DATETIME; INVALID_DATE
                    N1,P1,,x,t|N2,P1,,y,t|N1,P1,,z,t;                      4; NOTE_ID;       DUPLICATE_NOTE_ID
                    ` ,P1,,x,t`;                                           2; NOTE_ID;       EMPTY_VALUE
                    N1,,,x,t;                                              2; PERSON_ID;     EMPTY_VALUE
                    N1,P1,,a\\0b,t;                                        2; NOTE_TEXT;     NUL_CHARACTER
                    N1,P1,,x;                                              2; ;              CELL_COUNT
                    N1,P1,,x,t,u;                                          2; ;              CELL_COUNT
                    N1,P1,,"x,t;                                           2; ;              UNCLOSED_QUOTE
                    KNOWN,OTHER,,x,t;                                      2; PERSON_ID;     OTHER_PATIENT
                    """)
    void refusesAFileThatBreaksARuleAndChangesNothing(String rows, int line, String column, String code)
            throws SQLException {
        // Given a project with one note
        String project = Api.project();
        Api.uploadRows(project, List.of("KNOWN,P0,,x")).statusCode(201);
        String file = HEADER + rows.replace('|', '\n').replace("\\0", "\0") + "\n";

        // When a file breaks a rule
        Api.upload(project, file.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("INVALID_FILE"))
                .body("violations", hasSize(1))
                .body("violations[0].line", is(line))
                .body("violations[0].column", is(column))
                .body("violations[0].code", is(code));

        // Then nothing was stored
        Api.get("/projects/{p}/patients", project).body("items.patientId", is(List.of("P0")));
        assertThat(count("select count(*) from catalog.upload where project_id = '" + project + "'"))
                .isEqualTo(1);
    }

    @Test
    void namesAMissingColumnAndAByteThatIsNotUtf8() {
        String project = Api.project();

        Api.upload(project, "NOTE_ID,PERSON_ID,NOTE_TEXT\nN1,P1,x\n".getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .body("violations[0].line", is(1))
                .body("violations[0].column", is("NOTE_DATETIME"))
                .body("violations[0].code", is("MISSING_COLUMN"));
        Api.upload(project, (HEADER + "N1,P1,,gut,t\nN2,P1,,für,t\n").getBytes(StandardCharsets.ISO_8859_1), "")
                .statusCode(422)
                .body("violations[0].line", is(3))
                .body("violations[0].code", is("NOT_UTF8"));
        Api.upload(project, new byte[0], "").statusCode(422).body("violations[0].code", is("EMPTY_FILE"));
        Api.upload(project, HEADER.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .body("violations[0].code", is("NO_ROWS"));
    }

    @Test
    void tellsEveryBadRowAndWithSkipStoresTheOthers() {
        // Given a file with two bad rows and a good one
        String project = Api.project();
        byte[] file = (HEADER + "N1,P1,nonsense,x,t\nN2,P1,2024-01-01,fine,t\nN2,P2,2024-01-01,again,t\n")
                .getBytes(StandardCharsets.UTF_8);

        // When it is uploaded, then as a whole it is refused, with both
        Api.upload(project, file, "")
                .statusCode(422)
                .body("violations.line", is(List.of(2, 4)))
                .body("violationCount", is(2));
        // And with skip the good row is stored, and the others are told
        Api.upload(project, file, "?onError=skip")
                .statusCode(201)
                .body("notesCreated", is(1))
                .body("rejectedRows.code", is(List.of("INVALID_DATE", "DUPLICATE_NOTE_ID")));
        Api.upload(project, file, "?onError=maybe").statusCode(400).body("violations[0].field", is("onError"));
    }

    @Test
    void takesAFormAndRefusesAnUnknownProject() {
        String project = Api.project();
        given().multiPart("file", "form.csv", (HEADER + "N1,P1,,x,t\n").getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/projects/{p}/uploads", project)
                .then()
                .statusCode(201)
                .body("filename", is("form.csv"))
                .body("notesCreated", is(1));
        Api.upload("01900000-0000-7000-8000-000000000000", "x".getBytes(StandardCharsets.UTF_8), "")
                .statusCode(404)
                .body("code", is("NOT_FOUND"));
    }

    private static long sumsThatDiffer(String project) throws SQLException {
        return count("""
                select count(*) from catalog.patient p
                join lateral (
                  select count(*) as notes, sum(tokens_o200k) as o200k, sum(tokens_cl100k) as cl100k,
                    sum(n.utf8_bytes) as bytes, max(tokens_o200k) as largest, max(n.utf8_bytes) as longest
                  from catalog.note n where n.project_id = p.project_id and n.patient_id = p.patient_id
                ) s on true
                where p.project_id = '%s' and (p.notes, p.tokens_o200k, p.tokens_cl100k, p.utf8_bytes,
                  p.max_tokens_o200k, p.max_utf8_bytes)
                  <> (s.notes, s.o200k, s.cl100k, s.bytes, s.largest, s.longest)""".formatted(project)) + count("""
                        select count(*) from (
                          select least(notes, 200) as notes_class, count(*) as patients, sum(notes) as notes,
                            sum(tokens_o200k) as o200k, max(max_utf8_bytes) as longest
                          from catalog.patient where project_id = '%1$s' group by 1
                        ) s full join (
                          select * from catalog.patient_sums where project_id = '%1$s'
                        ) k using (notes_class)
                        where (s.patients, s.notes, s.o200k, s.longest)
                          is distinct from (k.patients, k.notes, k.tokens_o200k, k.max_utf8_bytes)""".formatted(project));
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                java.sql.Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
