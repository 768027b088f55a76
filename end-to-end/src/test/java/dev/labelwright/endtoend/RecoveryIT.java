package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryIT {
    private static final int PATIENTS = 60;
    private static final int NOTES_EACH = 15;
    private static final int NOTES = PATIENTS * NOTES_EACH;
    private static final int CELLS = NOTES * 2;

    @TempDir
    private Path folder;

    private final TestStack whole = TestStack.shared();
    private final LabelwrightClient client = whole.client();

    @ParameterizedTest
    @ValueSource(strings = {"labeling-worker", "review-api", "generation-api"})
    void aRunOutlivesTheDeathOfAnyService(String victim) throws IOException, SQLException {
        // Given a generation that has come some way
        String project = project();
        String generation = client.generate(project, Selection.everything()).id();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress(project, generation).done() > NOTES / 20);

        // When a service is killed in the middle, and started again
        whole.stack().services().kill(victim);
        assertThat(doneTasks(generation)).isLessThan(NOTES);
        whole.stack().services().awaitReady(victim);
        // What the dead process held comes back when its lease has run out, 30 seconds here.
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> client.generation(project, generation).status().terminal());

        // Then every task is done, every cell counted once, and no label is there twice
        Generation ended = client.generation(project, generation);
        assertThat(ended.status()).isEqualTo(Generation.Status.COMPLETED);
        assertThat(ended.progress().tasks().done()).isEqualTo(NOTES);
        assertThat(ended.cells().asked()).isEqualTo(CELLS);
        assertThat(whole.rows("select note_id from review.label where project_id = '" + project
                        + "' group by note_id, variable_id having count(*) > 1"))
                .isEmpty();
        assertThat(whole.rows("select count(*) from review.cell where project_id = '" + project + "'"))
                .containsExactly(Integer.toString(CELLS));
        assertThat(whole.rows("select outcomes_written + outcomes_unchanged + outcomes_protected + outcomes_superseded"
                        + " + outcomes_empty + outcomes_failed + outcomes_cancelled from catalog.generation where id = '"
                        + generation + "'"))
                .containsExactly(Integer.toString(CELLS));
        // And nothing is left out
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        whole.rows("select task_id from catalog.dispatch where generation_id = '" + generation + "'"))
                .isEmpty());
        // And each label was drafted once
        assertThat(whole.rows("select r.label_id from review.revision r join review.label l on l.id = r.label_id"
                        + " where l.project_id = '" + project + "' group by r.label_id having count(*) <> 1"))
                .isEmpty();
    }

    private Generation.Tasks progress(String project, String generation) {
        return client.generation(project, generation).progress().tasks();
    }

    private int doneTasks(String generation) throws SQLException {
        return Integer.parseInt(whole.rows("select tasks_done from catalog.generation where id = '" + generation + "'")
                .getFirst());
    }

    private String project() throws IOException {
        String project =
                client.createProject("recovery " + UUID.randomUUID(), "").id();
        Path variables = Files.writeString(folder.resolve("variables.csv"), """
                variable_name,instruction,variable_type,scope
                Age,The age of the patient in years,INTEGER,ONE_PER_NOTE
                Diabetes,Does the patient have diabetes?,BOOLEAN,ONE_PER_NOTE
                """);
        client.importVariables(project, variables);
        StringBuilder notes = new StringBuilder("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            for (int note = 0; note < NOTES_EACH; note++) {
                notes.append("N%d-%d,P%d,,Visit %d. The patient is a %d-year-old man. He denies diabetes.\n"
                        .formatted(patient, note, patient, note, 30 + patient));
            }
        }
        client.uploadNotes(project, Files.writeString(folder.resolve("notes.csv"), notes));
        return project;
    }
}
