package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.stack.ServiceName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplicaIT {
    private static final int PATIENTS = 150;
    private static final int NOTES_EACH = 4;
    private static final int BATCH = 50;

    private final TestStack whole = TestStack.shared();

    @Test
    void whatTwoReplicasRunTheOneThatIsLeftEndsWithEverythingDoneOnce() throws Exception {
        // Given drafts of a few patients, of which a person decided on some
        TestProject first = project();
        first.complete("{\"patients\":%s}".formatted(specific(5)));
        first.labels(Map.of("variable", "Age")).stream()
                .limit(7)
                .forEach(label -> first.decide(label, "{\"action\":\"EDIT\",\"value\":99}"));
        first.decide(first.patientLabel("P0", "Packs"), "{\"action\":\"REJECT\"}");
        String decided = decided(first);

        // When two batches and named patients are asked about at once, through two replicas
        String replica = whole.stack().addReplica(ServiceName.GENERATION_API);
        TestProject second = first.through(whole.stack().services().url(replica));
        String batch = "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"NEW\",\"size\":%d}}".formatted(BATCH);
        List<String> generations = atOnce(List.of(
                () -> first.generate(batch),
                () -> second.generate(batch),
                () -> second.generate("{\"patients\":%s}".formatted(specific(25)))));
        // And one replica is lost in the middle
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        generations.stream().mapToInt(one -> done(second, one)).sum() > 60);
        whole.stack().services().lose(replica);
        int doneBefore = generations.stream().mapToInt(one -> done(first, one)).sum();

        // Then the other one ends what both began
        for (String generation : generations) {
            JsonNode ended = first.awaitEnd(generation);
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("COMPLETED");
            TestProject.assertAddsUp(ended);
            first.assertConsistent(generation);
            assertTokensAreTold(ended);
        }
        assertThat(doneBefore)
                .isLessThan(
                        generations.stream().mapToInt(one -> done(first, one)).sum());
        // The two draws share nobody
        assertThat(whole.rows("""
                        select size from catalog.batch where project_id = '%s'""".formatted(first.id())))
                .containsExactly(Integer.toString(BATCH), Integer.toString(BATCH));
        assertThat(whole.rows("""
                        select patient_id from catalog.batch_patient where project_id = '%s'
                        group by patient_id having count(*) > 1""".formatted(first.id()))).isEmpty();
        // No answer was written twice, and what the person decided is as it was
        assertThat(whole.rows("""
                        select r.label_id from review.revision r join review.label l on l.id = r.label_id
                        where l.project_id = '%s' and r.action in ('DRAFT', 'REDRAFT')
                        group by r.label_id, r.generation_id having count(*) > 1""".formatted(first.id()))).isEmpty();
        assertThat(decided(first)).isEqualTo(decided);
        // And nothing is left out
        await().atMost(Duration.ofMinutes(1))
                .until(() -> whole.rows("""
                        select d.task_id from catalog.dispatch d join catalog.generation g on g.id = d.generation_id
                        where g.project_id = '%s'""".formatted(first.id())).isEmpty());
    }

    /** Tasks know the tokens of their own calls; a generation knows those of calls besides that came too late, too. */
    private void assertTokensAreTold(JsonNode generation) throws SQLException {
        long ofTasks = Long.parseLong(whole.rows("select sum(tokens) from catalog.task where generation_id = '%s'"
                        .formatted(generation.path("id").asText()))
                .getFirst());
        long total = generation.at("/tokens/total").asLong();
        if (generation.at("/tokens/unconfirmed").asLong() == 0) {
            assertThat(total).isEqualTo(ofTasks);
        } else {
            assertThat(total).isGreaterThanOrEqualTo(ofTasks);
        }
    }

    private static int done(TestProject project, String generation) {
        return project.generation(generation).at("/progress/tasks/done").asInt();
    }

    /** What stands in the labels; whether what they are made from has changed since is another matter. */
    private static String decided(TestProject project) {
        return Stream.of("EDITED", "REJECTED")
                .flatMap(status -> project.labels(Map.of("status", status)).stream())
                .map(label -> ((ObjectNode) label.deepCopy()).without("stale").toString())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String specific(int patients) {
        return IntStream.range(0, patients)
                .mapToObj("\"P%d\""::formatted)
                .collect(Collectors.joining(",", "{\"mode\":\"SPECIFIC\",\"patientIds\":[", "]}"));
    }

    private static List<String> atOnce(List<Callable<String>> requests) throws Exception {
        List<String> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : executor.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private TestProject project() {
        TestProject project = TestProject.create(whole, "replicas");
        StageVariables.ALL.forEach(project::variable);
        StringBuilder notes = new StringBuilder("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            for (int note = 0; note < NOTES_EACH; note++) {
                String smoking =
                        patient % 3 == 0 ? "He denies smoking." : "He smokes. Packs per day: " + (note + 1) + ".";
                notes.append("N%d-%d,P%d,2024-0%d-01,The patient is a %d-year-old man. %s He takes aspirin.\n"
                        .formatted(patient, note, patient, note + 1, 30 + note + patient % 50, smoking));
            }
        }
        project.upload(notes.toString());
        return project;
    }
}
