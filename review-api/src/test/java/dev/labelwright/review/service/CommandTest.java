package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.Topics;
import dev.labelwright.id.Ids;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.servers.TestDatabase;
import dev.labelwright.servers.TestTopics;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What generation-api asks to be done to labels. */
@QuarkusTest
class CommandTest extends ServiceTest {
    private static final List<String> TABLES = List.of("review.cell", "review.label", "review.preview_cell");

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");
    private final UUID kept = catalog.text("Kept");
    private final UUID many = catalog.many("Many");

    @Test
    void clearing_a_batch_takes_its_drafts_back_and_keeps_decisions() {
        // Given
        UUID batch = catalog.generation(Overwrite.REPLACE_AI);
        catalog.batch(1, batch);
        apply(batch, "yes");
        Object reviewed = api.labels("variable", "Kept").getFirst().get("id");
        Object draft = api.labels("variable", "Smoking").getFirst().get("id");
        api.review(reviewed, "{\"action\":\"REJECT\"}").then().statusCode(200);
        LabelCommand clear = clear(1);

        // When
        CommandOutcome outcome = Traffic.apply(clear);

        // Then
        assertThat(outcome)
                .isEqualTo(new CommandOutcome(
                        clear.id(), catalog.project(), LabelCommand.Kind.CLEAR_BATCH, CellOutcomes.NONE, 3));
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .contains(entry("id", reviewed), entry("status", "REJECTED")));
        assertThat(api.history(draft).getLast())
                .contains(entry("action", "CLEAR"), entry("to", null), entry("version", 2));
        assertThat(cells()).containsExactlyInAnyOrder("Smoking|f|f|-|-", "Many|f|f|-|-", "Kept|f|t|1|set");

        // When
        List<String> before = cells();
        Traffic.send(clear);

        // Then
        assertThat(Traffic.outcomes(clear, 2)).containsOnly(outcome);
        assertThat(cells()).isEqualTo(before);
        assertThat(api.history(draft)).hasSize(2);
    }

    @Test
    void drafts_of_other_generations_stay_when_a_batch_is_cleared() {
        // Given
        UUID batch = catalog.generation(Overwrite.REPLACE_AI);
        catalog.batch(1, batch);
        apply(batch, "yes");
        UUID other = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, other), List.of(note), Results.answer(smoking, "no"), Results.answer(many)));

        // When
        CommandOutcome outcome = Traffic.apply(clear(1));

        // Then
        assertThat(outcome.labels()).isEqualTo(1);
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .contains(entry("variable", "Smoking"), entry("value", "no")));
        assertThat(cells()).containsExactlyInAnyOrder("Smoking|t|f|2|set", "Many|f|f|2|set", "Kept|f|f|-|-");
    }

    @Test
    void a_cleared_cell_takes_a_new_draft_and_one_that_was_asked_in_vain_is_forgotten() {
        // Given
        UUID batch = catalog.generation(Overwrite.REPLACE_AI);
        catalog.batch(1, batch);
        Traffic.apply(Results.answered(
                Results.key(catalog, batch), List.of(note), Results.answer(smoking, "yes"), Results.answer(many)));
        Traffic.apply(clear(1));
        assertThat(cells()).containsExactlyInAnyOrder("Smoking|f|f|-|-", "Many|f|f|-|-");

        // When
        apply(catalog.generation(Overwrite.SKIP), "again");

        // Then
        assertThat(api.labels("variable", "Smoking")).singleElement().satisfies(label -> assertThat(label)
                .contains(entry("value", "again"), entry("version", 1)));
    }

    @Test
    void a_large_batch_is_cleared_in_slices() {
        // Given
        UUID batch = catalog.generation(Overwrite.REPLACE_AI);
        catalog.batch(1, batch);
        Catalog.execute(
                "with c as (insert into review.cell (project_id, patient_id, note_id, variable_id, has_value)"
                        + " select ?, 'P-1', 'M-' || n, ?, true from generate_series(1, 1200) n returning *)"
                        + " insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id,"
                        + " ai_value, confidence, model, generation_id, status) select uuidv7(), id, project_id,"
                        + " patient_id, note_id, variable_id, '\"yes\"', 1, 'm', ?, 'DRAFT' from c",
                catalog.project(),
                smoking,
                batch);

        // When
        CommandOutcome outcome = Traffic.apply(clear(1));

        // Then
        assertThat(outcome.labels()).isEqualTo(1200);
        assertThat(Catalog.rows(
                        "select count(*), count(distinct cast(xmin as text)) from review.label where project_id = ?"
                                + " and removed_at is not null",
                        catalog.project()))
                .containsExactly("1200|3");
    }

    @Test
    void purging_deletes_everything_of_the_project_and_nothing_of_another() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        catalog.batch(1, generation);
        apply(generation, "yes");
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        apply(preview, "no");
        Traffic.apply(clear(1));
        Catalog other = new Catalog();
        other.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(other, other.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(other.text("Smoking"), "yes")));
        Catalog.execute("update catalog.project set status = 'DELETING' where id = ?", catalog.project());
        LabelCommand purge = purge();

        // When
        CommandOutcome outcome = Traffic.apply(purge);

        // Then
        assertThat(outcome.labels()).isEqualTo(4);
        for (String table : TABLES) {
            assertThat(Catalog.rows("select 1 from " + table + " where project_id = ?", catalog.project()))
                    .as(table)
                    .isEmpty();
        }
        assertThat(Catalog.rows("select 1 from review.revision r where not exists"
                        + " (select from review.label l where l.id = r.label_id)"))
                .isEmpty();
        assertThat(Catalog.rows(
                        "select 1 from review.applied_result where generation_id in (?, ?)", generation, preview))
                .isEmpty();
        assertThat(Catalog.rows(
                        "select id from review.applied_command where outcome ->> 'projectId' = ?",
                        catalog.project().toString()))
                .containsExactly(purge.id().toString());
        assertThat(new Api(other).labels()).hasSize(1);
        assertThat(new Api(other).history(new Api(other).labels().getFirst().get("id")))
                .hasSize(1);

        // When
        Traffic.send(purge);

        // Then
        assertThat(Traffic.outcomes(purge, 2)).containsOnly(outcome);
    }

    @Test
    void a_project_in_use_is_not_purged_and_the_next_command_is_done() {
        // Given
        apply(catalog.generation(Overwrite.REPLACE_AI), "yes");
        LabelCommand purge = purge();

        // When
        Traffic.send(purge);
        Traffic.apply(clear(1));

        // Then
        awaitDead(purge.id().toString());
        assertThat(api.labels()).hasSize(4);
        assertThat(Catalog.rows("select 1 from review.applied_command where id = ?", purge.id()))
                .isEmpty();
    }

    @Test
    void revisions_go_by_no_other_way() throws SQLException {
        // Given
        apply(catalog.generation(Overwrite.REPLACE_AI), "yes");

        // When, then
        try (Connection connection = TestDatabase.current().connect("labelwright_review");
                Statement sql = connection.createStatement()) {
            for (String change : List.of(
                    "delete from review.revision",
                    "update review.reviewer_decision set comment = null",
                    "delete from review.reviewer_decision")) {
                assertThatThrownBy(() -> sql.execute(change))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> sql.execute("select review.purge_revisions('" + catalog.project()
                            + "', array(select id from review.cell))"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("being deleted");
        }
        try (Connection connection = TestDatabase.current().connect("labelwright_generation");
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute("select review.purge_revisions('" + catalog.project() + "', '{}')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void what_is_no_command_is_put_aside_and_the_next_one_is_done() {
        // Given
        String poison = "{\"poison\":\"" + Ids.next() + "\"}";

        // When
        TestTopics.current().send(Topics.LABEL_COMMANDS, catalog.project().toString(), poison);
        CommandOutcome outcome = Traffic.apply(clear(1));

        // Then
        assertThat(outcome.labels()).isZero();
        awaitDead(poison);
    }

    private void apply(UUID generation, String value) {
        Traffic.apply(Results.answered(
                Results.key(catalog, generation),
                List.of(note),
                Results.answer(smoking, value),
                Results.answer(kept, value),
                Results.answer(many, value, value + "!")));
    }

    private LabelCommand clear(int batch) {
        return new LabelCommand(Ids.next(), LabelCommand.Kind.CLEAR_BATCH, catalog.project(), batch, null, null);
    }

    private LabelCommand purge() {
        return new LabelCommand(Ids.next(), LabelCommand.Kind.PURGE_PROJECT, catalog.project(), null, null, null);
    }

    private static void awaitDead(String part) {
        TestTopics.current()
                .await(
                        Topics.LABEL_COMMANDS_DEAD,
                        found -> found.stream()
                                .anyMatch(message -> message.value().contains(part)),
                        Duration.ofSeconds(20));
    }

    /** Variable, whether it has a value, whether it is reviewed, the newest generation, whether it was asked. */
    private List<String> cells() {
        return Catalog.rows(
                "select v.name, c.has_value, c.reviewed, c.generation_ordinal,"
                        + " case when c.asked_at is not null then 'set' end from review.cell c"
                        + " join catalog.variable v on v.id = c.variable_id where c.project_id = ? order by v.name",
                catalog.project());
    }
}
