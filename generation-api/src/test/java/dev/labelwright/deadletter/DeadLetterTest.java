package dev.labelwright.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Topics;
import dev.labelwright.event.Usage;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.WorkerDouble;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class DeadLetterTest {
    private static final Map<String, ?> ALL = Map.of("patients", Map.of("mode", "ALL"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WorkerDouble worker = new WorkerDouble();
    private final TestTopics topics = TestTopics.current();

    @Test
    void aTaskThatFailedForGoodIsListedToldAndAskedAgain() {
        // Given two tasks, one of which the model refused
        String project = project("N1,P1,,Age 62.", "N2,P2,,Age 63.");
        String generation = start(project);
        List<LabelingTask> tasks = worker.tasks(generation, 2);
        LabelingTask refused = tasks.getFirst();
        worker.answer(tasks.getLast());
        worker.fail(refused, TaskFailure.Code.REFUSED, Usage.NONE);
        worker.giveUp(worker.told(refused));
        ended(project, generation);

        // When it is looked for
        String letter = Api.get("/dead-letters?projectId={p}", project)
                .statusCode(200)
                .body("items.taskId", is(List.of(refused.key().taskId().toString())))
                .body("items[0].state", is("FAILED"))
                .body("items[0].code", is("REFUSED"))
                .body("items[0].round", is(1))
                .body("items[0].topic", nullValue())
                .extract()
                .path("items[0].id");

        // Then the topic of the dead has it, without a word of the note
        ConsumerRecord<String, String> told = topics
                .await(
                        Topics.LABELING_TASKS_DEAD,
                        records -> records.stream().anyMatch(record -> isOf(record, refused)),
                        PATIENCE)
                .stream()
                .filter(record -> isOf(record, refused))
                .findFirst()
                .orElseThrow();
        assertThat(told.value()).contains("REFUSED", generation).doesNotContain("Age 6", "P1");

        // And it alone is asked again, by way of a new round
        given().post("/api/v1/dead-letters/{l}/replay", letter)
                .then()
                .statusCode(200)
                .body("status", is("RUNNING"));
        LabelingTask again = worker.tasks(generation, 3).getLast();
        assertThat(again.key().taskId()).isEqualTo(refused.key().taskId());
        assertThat(again.key().round()).isEqualTo(2);
        worker.answer(again);
        ended(project, generation);
        Api.get("/dead-letters?projectId={p}", project).body("items[0].state", is("REPLAYED"));
        given().post("/api/v1/dead-letters/{l}/replay", letter)
                .then()
                .statusCode(409)
                .body("detail", containsString("REPLAYED"));
        Api.generation(project, generation).then().body("status", is("COMPLETED"));
    }

    @Test
    void aMessageThatNobodyCouldReadEndsItsTaskAtOnce() throws Exception {
        // Given a task that is out, and whose message a worker put aside
        String project = project("N1,P1,,Age 62.");
        String generation = start(project);
        LabelingTask task = worker.tasks(generation, 1).getFirst();
        putAside("not a readable LabelingTask", EventJson.write(task.key()), "{\"noteText\":\"Age 62.\"");

        // When it is heard of, long before its lease ends
        LabelingResult told = worker.told(task);

        // Then its dispatch failed with that reason
        assertThat(told.kind()).isEqualTo(LabelingResult.Kind.ATTEMPT_FAILED);
        assertThat(told.failure().code()).isEqualTo(TaskFailure.Code.UNREADABLE);
        assertThat(told.failure().message()).isEqualTo("not a readable LabelingTask");
        // And where the message lies is known, and not what it says
        await().atMost(PATIENCE).untilAsserted(() -> Api.get("/dead-letters?projectId={p}", project)
                .body("items.code", is(List.of("UNREADABLE")))
                .body("items[0].state", is("ENDING"))
                .body("items[0].topic", is(topics.prefix() + "labeling-tasks-dead")));
        worker.fail(task, TaskFailure.Code.UNREADABLE, Usage.NONE);
        await().atMost(PATIENCE).until(() -> results(task).contains(LabelingResult.Kind.GIVEN_UP));
        worker.giveUp(new LabelingResult(
                task.key(),
                LabelingResult.Kind.GIVEN_UP,
                null,
                List.of(),
                null,
                null,
                List.of(),
                Usage.NONE,
                null,
                told.failure()));
        ended(project, generation);
        Api.get("/dead-letters?projectId={p}", project).body("items.state", is(List.of("FAILED")));
    }

    @Test
    void aMessageOfNobodyIsListedByItsPlaceAlone() throws Exception {
        // Given a message without the header of a task
        putAside("not a readable LabelingTask: of nobody", null, "nonsense");

        // When it was heard of, then there is a letter that cannot be replayed
        await().atMost(PATIENCE).untilAsserted(() -> Api.get("/dead-letters?limit=1000")
                .body("items.findAll { it.reason.endsWith('of nobody') }.state", is(List.of("UNKNOWN_TASK"))));
        String letter = Api.get("/dead-letters?limit=1000")
                .body("items.find { it.reason.endsWith('of nobody') }.taskId", nullValue())
                .extract()
                .path("items.find { it.reason.endsWith('of nobody') }.id");
        given().post("/api/v1/dead-letters/{l}/replay", letter).then().statusCode(409);
        given().post("/api/v1/dead-letters/01900000-0000-7000-8000-000000000000/replay")
                .then()
                .statusCode(404);
    }

    /** As a worker's channel does it. */
    private void putAside(String reason, String dispatch, String payload)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topics.prefix() + Topics.LABELING_TASKS_DEAD.topic(), "key", payload);
        record.headers().add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        record.headers().add("dead-letter-topic", Topics.LABELING_TASKS.topic().getBytes(StandardCharsets.UTF_8));
        if (dispatch != null) {
            record.headers().add(DispatchKey.HEADER, dispatch.getBytes(StandardCharsets.UTF_8));
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", topics.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private List<LabelingResult.Kind> results(LabelingTask task) {
        return topics.await(Topics.LABELING_RESULTS, 1, PATIENCE).stream()
                .map(record -> EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), LabelingResult.class))
                .filter(result -> result.key().taskId().equals(task.key().taskId()))
                .map(LabelingResult::kind)
                .toList();
    }

    private static boolean isOf(ConsumerRecord<String, String> record, LabelingTask task) {
        return task.key().taskId().toString().equals(record.key());
    }

    private static String start(String project) {
        return Api.generation(project, ALL).then().statusCode(202).extract().path("id");
    }

    private static String project(String... rows) {
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of(rows)).statusCode(201);
        return project;
    }

    private static void ended(String project, String generation) {
        await().atMost(PATIENCE).until(() -> GenerationStatus.valueOf(
                        Api.generation(project, generation).path("status"))
                .terminal());
    }
}
