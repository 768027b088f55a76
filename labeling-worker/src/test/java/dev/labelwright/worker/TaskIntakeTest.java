package dev.labelwright.worker;

import static dev.labelwright.worker.ScriptedEndpoint.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Topics;
import dev.labelwright.event.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tasks the worker takes, and when it says so to Kafka. */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class TaskIntakeTest {
    private static final String GOOD = """
            {"v1":{"quotes":["SMOKES  daily","never said"],"value":"current","confidence":0.9}}""";
    private static final Usage USAGE = new Usage(100, 40, 20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    MeterRegistry registry;

    private final WorkerTopics topics = new WorkerTopics();

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LABELING_TASKS", "LABELING_TASKS_INTERACTIVE"})
    void answersWithGroundedEvidenceUnderThePatientsKey(Topics topic) {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(says(GOOD))) {
            // Given
            LabelingTask task = task(endpoint);

            // When
            topics.send(topic, task);
            ConsumerRecord<String, byte[]> message =
                    topics.results(task, PATIENCE).getFirst();

            // Then
            LabelingResult result = EventJson.read(message.value(), LabelingResult.class);
            assertThat(message.key()).isEqualTo(task.key().messageKey());
            assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
            assertThat(result.key()).isEqualTo(task.key());
            assertThat(result.usage()).isEqualTo(USAGE);
            assertThat(result.callId()).isEqualTo("chatcmpl-7");
            assertThat(EventJson.write(result.answers().getFirst().values())).isEqualTo("""
                    [{"value":"Current","confidence":0.9,"evidence":[\
                    {"start":8,"end":20,"text":"smokes daily","grounded":true},\
                    {"start":-1,"end":-1,"text":"never said","grounded":false}],\
                    "confidenceSource":"STATED"}]""");
        }
    }

    @Test
    void takesTheLargestNoteInItsWorstForm() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(says(GOOD))) {
            // Given 1 MiB of which nearly each byte takes six in JSON
            String quoted = "patient smokes daily";
            String note = "\u0001".repeat(1024 * 1024 - quoted.length()) + quoted;
            LabelingTask task = Asked.withNote(task(endpoint), note);

            // When
            LabelingResult result = topics.label(task);

            // Then
            assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
            assertThat(result.answers()
                            .getFirst()
                            .values()
                            .getFirst()
                            .evidence()
                            .getFirst()
                            .end())
                    .isEqualTo(1024 * 1024);
            assertThat(endpoint.requests()
                            .getFirst()
                            .json()
                            .at("/messages/1/content")
                            .textValue())
                    .isEqualTo(note);
        }
    }

    @Test
    void dropsATaskWhoseLeaseHasPassed() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(says(GOOD))) {
            // Given
            LabelingTask late = Asked.task(endpoint.baseUrl(), inSeconds(-1));
            double before = count("labelwright.worker.tasks.expired");

            // When
            topics.send(Topics.LABELING_TASKS, late);

            // Then
            await().atMost(PATIENCE).until(() -> count("labelwright.worker.tasks.expired") == before + 1);
            assertThat(topics.results(late, Duration.ofSeconds(1))).isEmpty();
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    @Test
    void putsAnUnreadableMessageAsideAndGoesOn() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(says(GOOD))) {
            // Given
            byte[] unreadable = "{\"key\":{\"taskId\":\"smokes daily\"}}".getBytes(StandardCharsets.UTF_8);
            LabelingTask next = task(endpoint);

            // When
            topics.send(Topics.LABELING_TASKS, next.key().messageKey(), unreadable);
            topics.send(Topics.LABELING_TASKS, next);

            // Then
            assertThat(topics.results(next, PATIENCE)).hasSize(1);
            ConsumerRecord<String, byte[]> dead = topics.records(
                            Topics.LABELING_TASKS_DEAD,
                            record -> Arrays.equals(record.value(), unreadable),
                            1,
                            PATIENCE)
                    .getFirst();
            assertThat(dead.headers()).isNotEmpty().allSatisfy(header -> assertThat(
                            new String(header.value(), StandardCharsets.UTF_8))
                    .doesNotContain("smokes"));
        }
    }

    @Test
    void takesAsManyTasksAsItHasSlotsAndCommitsThemBeforeTheirCallsEnd() {
        try (ScriptedEndpoint releaser = new ScriptedEndpoint();
                ScriptedEndpoint endpoint = new ScriptedEndpoint(releaser.holds(says(GOOD)))) {
            // Given more tasks than slots, and a model that does not answer
            long before = topics.committed(Topics.LABELING_TASKS);
            List<LabelingTask> tasks = new ArrayList<>();
            for (int i = 0; i < ImpatientWorker.SLOTS + 20; i++) {
                tasks.add(task(endpoint));
            }

            // When
            tasks.forEach(task -> topics.send(Topics.LABELING_TASKS, task));

            // Then every slot is calling, and exactly what was taken is committed
            await().atMost(PATIENCE).until(() -> endpoint.inFlight() == ImpatientWorker.SLOTS);
            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> endpoint.requests().size() == ImpatientWorker.SLOTS
                            && topics.committed(Topics.LABELING_TASKS) - before == ImpatientWorker.SLOTS);

            // And somebody who waits has slots of their own
            try (ScriptedEndpoint other = new ScriptedEndpoint(says(GOOD))) {
                LabelingTask interactive = task(other);
                topics.send(Topics.LABELING_TASKS_INTERACTIVE, interactive);
                assertThat(topics.results(interactive, PATIENCE)).hasSize(1);
            }
            releaser.release();
            assertThat(topics.results(tasks, PATIENCE))
                    .extracting(WorkerTopics::dispatchId)
                    .containsExactlyInAnyOrderElementsOf(
                            tasks.stream().map(task -> task.key().dispatchId()).toList());
        }
    }

    private double count(String counter) {
        return registry.counter(counter).count();
    }

    private static LabelingTask task(ScriptedEndpoint endpoint) {
        return Asked.task(endpoint.baseUrl(), inSeconds(60));
    }

    private static Instant inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds);
    }
}
