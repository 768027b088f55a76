package dev.labelwright.endtoend.race;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.endtoend.Rest;
import dev.labelwright.endtoend.TestProject;
import dev.labelwright.endtoend.TestStack;
import dev.labelwright.event.EventJson;
import dev.labelwright.selection.Overwrite;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The project that the race is about: 100 patients of 5 notes, 4 variables, so 2,000 cells. */
record RaceProject(TestStack whole, TestProject project) {
    static final double THRESHOLD = 0.5;
    static final List<String> PATIENTS =
            IntStream.range(0, 100).mapToObj(patient -> "P" + patient).toList();
    static final int NOTES_EACH = 5;

    /** What is read, and what people and models say of it. */
    enum Question {
        STATUS("TEXT", "ONE_PER_NOTE"),
        SMOKER("BOOLEAN", "ONE_PER_NOTE"),
        PACKS("INTEGER", "ONE_PER_NOTE"),
        MEDICATION("TEXT", "MANY_PER_NOTE");

        private final String type;
        private final String scope;

        Question(String type, String scope) {
            this.type = type;
            this.scope = scope;
        }

        boolean many() {
            return scope.equals("MANY_PER_NOTE");
        }
    }

    /** A task as it was planned. */
    record Task(UUID id, UUID generationId, String patientId, List<String> noteIds, String hash, List<Asked> asked) {
        /** One of its variables. */
        record Asked(UUID id, Question question, int version) {}
    }

    static RaceProject create(TestStack whole) {
        TestProject project = TestProject.create(whole, "race");
        // Two variables a call, so that a note has two tasks.
        Rest.send(
                        "PATCH",
                        project.at(""),
                        "{\"settings\":{\"variablesPerCall\":2,\"confidenceThreshold\":%s}}".formatted(THRESHOLD))
                .accepted();
        for (Question question : Question.values()) {
            project.variable("""
                    {"name":"%s","type":"%s","scope":"%s","instruction":"What the note says."}""".formatted(question, question.type, question.scope));
        }
        StringBuilder notes = new StringBuilder("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
        for (String patient : PATIENTS) {
            for (int note = 0; note < NOTES_EACH; note++) {
                // The last one was copied forward: one task for both.
                int text = Math.min(note, NOTES_EACH - 2);
                notes.append("%s,%s,2024-01-0%d,Visit %d of patient %s.\n"
                        .formatted(noteId(patient, note), patient, note + 1, text, patient));
            }
        }
        project.upload(notes.toString());
        return new RaceProject(whole, project);
    }

    static String noteId(String patient, int note) {
        return patient + "-" + note;
    }

    /**
     * Starts a generation and waits until it is planned. Its budget fits no task, so that none is handed out to a worker:
     * tasks, keys and the start are real, and the results are the race's alone.
     */
    StartedGeneration start(Overwrite overwrite) throws SQLException, IOException {
        String id = project.generate("""
                {"patients":{"mode":"ALL"},"overwrite":"%s","scope":"NOTE_LABELS","tokenBudget":1}""".formatted(overwrite));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !Set.of("REQUESTED", "PLANNING", "RUNNING")
                        .contains(project.generation(id).path("status").asText()));
        JsonNode row = EventJson.mapper().readTree(whole.rows("""
                        select jsonb_build_object('ordinal', ordinal, 'startedAt', started_at)
                        from catalog.generation where id = '%s'""".formatted(id)).getFirst());
        return new StartedGeneration(
                UUID.fromString(id),
                row.path("ordinal").asInt(),
                overwrite,
                EventJson.mapper().convertValue(row.path("startedAt"), Instant.class));
    }

    /** The tasks of a generation. */
    List<Task> tasks(StartedGeneration generation) throws SQLException, IOException {
        List<Task> tasks = new ArrayList<>();
        for (String row : whole.rows("""
                select jsonb_build_object('id', t.id, 'generationId', t.generation_id, 'patientId', t.patient_id,
                  'noteIds', t.note_ids, 'hash', encode(t.text_hash, 'hex'),
                  'asked', (select jsonb_agg(jsonb_build_object('id', v.id, 'question', v.name, 'version', v.version))
                    from catalog.variable v where v.id = any (t.variable_ids)))
                from catalog.task t where t.generation_id = '%s' order by t.number""".formatted(generation.id()))) {
            tasks.add(EventJson.mapper().readValue(row, Task.class));
        }
        return tasks;
    }
}
