package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Exchange;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImportTest extends ServiceTest {
    private static final String ALL = "?includeNull=true";
    private static final String HEADER = "PATIENT_ID,NOTE_ID,VARIABLE,STATUS,AI_VALUE,DECIDED_VALUE\n";

    @Test
    void what_is_exported_is_imported_and_exported_the_same() {
        // Given
        Exchange source = new Exchange();
        source.fill();
        String file = source.export(ALL);
        Exchange target = new Exchange();

        // When
        Response imported = target.importFile("csv", "text/csv", file);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(imported.jsonPath().getMap(""))
                .isEqualTo(Map.of("drafts", 18, "decisions", 5, "unchanged", 0, "protected", 0));
        assertThat(target.withoutLabelIds(target.export(ALL))).isEqualTo(source.withoutLabelIds(file));
        assertThat(file).contains("'=1+1", "''x", "'-5", "'\tTab", "'@at", "'+1", "'''");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        // Given
        Exchange source = new Exchange();
        source.fill();
        String file = source.export(ALL);
        Exchange target = new Exchange();
        target.importFile("csv", "text/csv", file).then().statusCode(200);
        String stored = target.export(ALL);
        String revisions = target.revisions();

        // When
        Response again = target.importFile("csv", "text/csv", file);
        Response own = source.importFile("csv", "text/csv", file);

        // Then
        assertThat(again.jsonPath().getMap(""))
                .isEqualTo(Map.of("drafts", 0, "decisions", 0, "unchanged", 23, "protected", 0));
        assertThat(own.jsonPath().getMap("")).isEqualTo(again.jsonPath().getMap(""));
        assertThat(target.export(ALL)).isEqualTo(stored);
        assertThat(target.revisions()).isEqualTo(revisions);
        assertThat(source.export(ALL)).isEqualTo(file);
    }

    @Test
    void a_decision_stays_and_a_draft_is_replaced_with_its_history() {
        // Given
        Exchange project = new Exchange();
        String first = HEADER + "P-1,N-1,Smoking status,MANUAL,,yes\nP-1,N-2,Smoking status,DRAFT,yes,\n"
                + "P-1,N-1,Finding,ACCEPTED,a,\nP-1,N-1,Finding,DRAFT,b,\n";
        project.importFile("csv", "text/csv", first).then().statusCode(200);

        // When
        Response second = project.importFile(
                "csv",
                "text/csv",
                HEADER + "P-1,N-1,Smoking status,MANUAL,,no\nP-1,N-2,Smoking status,EDITED,yes,no\n"
                        + "P-1,N-1,Finding,DRAFT,c,\nP-1,N-1,Finding,MANUAL,,d\n");

        // Then
        assertThat(second.jsonPath().getMap(""))
                .isEqualTo(Map.of("drafts", 0, "decisions", 2, "unchanged", 0, "protected", 2));
        assertThat(Catalog.rows(
                        "select l.note_id, v.name, l.status, coalesce(l.decided_value, l.ai_value), l.reviewer, l.version"
                                + " from review.label l join catalog.variable v on v.id = l.variable_id"
                                + " where l.project_id = ? and l.removed_at is null order by 1, 2, 3, 4",
                        project.catalog().project()))
                .containsExactly(
                        "N-1|Finding|ACCEPTED|\"a\"|Importer|2",
                        "N-1|Finding|DRAFT|\"b\"|-|1",
                        "N-1|Finding|MANUAL|\"d\"|Importer|1",
                        "N-1|Smoking status|MANUAL|\"yes\"|Importer|1",
                        "N-2|Smoking status|EDITED|\"no\"|Importer|2");
        assertThat(Catalog.rows(
                        "select r.action, r.actor_kind, r.actor, r.comment from review.revision r"
                                + " join review.label l on l.id = r.label_id"
                                + " where l.project_id = ? and l.note_id = 'N-2' order by r.version",
                        project.catalog().project()))
                .containsExactly("DRAFT|PERSON|Importer|Imported", "EDIT|PERSON|Importer|Imported");
        assertThat(Catalog.rows(
                        "select bool_and(c.has_value), count(*) filter (where c.reviewed) from review.cell c"
                                + " where c.project_id = ?",
                        project.catalog().project()))
                .containsExactly("t|3");
    }

    @Test
    void a_file_that_breaks_rules_stores_nothing_and_names_each() {
        // Given
        Exchange project = new Exchange();
        String file = HEADER + "P-1,N-1,Smoking status,DRAFT,yes,\n"
                + "P-1,N-1,Smoking status,DRAFT,no,\n"
                + "P-1,N-9,Smoking status,DRAFT,no,\n"
                + "P-9,N-1,Count,DRAFT,1,\n"
                + "P-1,N-1,Unknown,DRAFT,no,\n"
                + "P-1,,Smoking status,DRAFT,no,\n"
                + "P-1,N-2,Smoking status,DRAFT,maybe,\n"
                + "P-1,N-2,Count,OPEN,1.5,\n"
                + "P-1,N-2,Count,DRAFT,1,2\n";

        // When
        Response response = project.importFile("csv", "text/csv", file);

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("code")).isEqualTo("INVALID_FILE");
        List<String> violations = response.jsonPath().<Map<String, Object>>getList("violations").stream()
                .map(found -> found.get("line") + " " + found.get("column") + " " + found.get("code"))
                .toList();
        assertThat(violations)
                .containsExactly(
                        "3 VARIABLE DUPLICATE",
                        "4 NOTE_ID UNKNOWN_NOTE",
                        "5 NOTE_ID UNKNOWN_NOTE",
                        "5 PATIENT_ID UNKNOWN_PATIENT",
                        "6 VARIABLE UNKNOWN_VARIABLE",
                        "7 NOTE_ID EMPTY_VALUE",
                        "8 AI_VALUE INVALID_VALUE",
                        "9 AI_VALUE INVALID_VALUE",
                        "9 STATUS INVALID_VALUE",
                        "10 DECIDED_VALUE CONTRADICTION");
        assertThat(response.jsonPath().getInt("violationCount")).isEqualTo(10);
        assertThat(Catalog.rows(
                        "select count(*) from review.cell where project_id = ?",
                        project.catalog().project()))
                .containsExactly("0");
    }

    @Test
    void of_many_broken_rules_the_first_thousand_are_named_and_all_are_counted() {
        // Given
        Exchange project = new Exchange();
        String file = HEADER
                + IntStream.range(0, 2_500)
                        .mapToObj(row -> "P-1,N-%d,Count,DRAFT,%d,\n".formatted(row + 10, row))
                        .collect(Collectors.joining());

        // When
        Response response = project.importFile("csv", "text/csv", file);

        // Then
        assertThat(response.jsonPath().getInt("violationCount")).isEqualTo(2_500);
        assertThat(response.jsonPath().getList("violations")).hasSize(1_000);
        assertThat(response.jsonPath().getInt("violations[999].line")).isEqualTo(1_001);
    }

    @ParameterizedTest
    @CsvSource({"22, 31, metformin, 200", "3, 11, smokes 🚬, 200", "3, 12, smokes 🚬, 422", "23, 32, metformin, 422"})
    void a_grounded_quote_stands_in_its_note(int start, int end, String text, int status) {
        // Given
        Exchange project = new Exchange();
        String evidence =
                "\"[{\"\"noteId\"\":\"\"N-1\"\",\"\"start\"\":%d,\"\"end\"\":%d,\"\"text\"\":\"\"%s\"\",\"\"grounded\"\":true}]\""
                        .formatted(start, end, text);

        // When
        Response response = project.importFile(
                "csv",
                "text/csv",
                "PATIENT_ID,NOTE_ID,VARIABLE,STATUS,AI_VALUE,DECIDED_VALUE,EVIDENCE\n"
                        + "P-1,N-1,Smoking status,DRAFT,yes,," + evidence + "\n");

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.asString().contains("NOT_IN_NOTE")).isEqualTo(status == 422);
    }

    @Test
    void an_older_decision_is_of_now_where_a_running_generation_would_replace_it() {
        // Given
        Exchange project = new Exchange();
        project.catalog().generation(Overwrite.REPLACE_ALL);
        String file = """
                PATIENT_ID,NOTE_ID,VARIABLE,STATUS,AI_VALUE,DECIDED_VALUE,REVIEWER,REVIEWED_AT
                P-1,N-1,Smoking status,MANUAL,,yes,Dr. Weiss,2020-01-01T00:00:00Z
                """;

        // When
        project.importFile("csv", "text/csv", file).then().statusCode(200);

        // Then
        assertThat(Catalog.rows(
                        "select l.reviewer, l.reviewed_at > g.started_at from review.label l"
                                + " join catalog.generation g on g.project_id = l.project_id where l.project_id = ?",
                        project.catalog().project()))
                .containsExactly("Dr. Weiss|t");
    }

    @ParameterizedTest
    @CsvSource({"xlsx, 422, NOT_AVAILABLE", "'', 400, INVALID_PARAMETER"})
    void another_format_is_refused(String format, int status, String code) {
        // When
        Response response = new Exchange().importFile(format, "text/csv", HEADER);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }
}
