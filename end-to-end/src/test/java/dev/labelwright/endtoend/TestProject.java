package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.demo.client.LabelwrightClient;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A project of a test, over the real REST surfaces of a stack. */
public record TestProject(TestStack whole, String id, URI generationApi, URI reviewApi) {
    /** A new, empty project. */
    public static TestProject create(TestStack whole, String topic) {
        URI generationApi = whole.stack().services().url("generation-api");
        String body = "{\"name\":\"%s %s\"}".formatted(topic, UUID.randomUUID());
        String id = Rest.post(generationApi.resolve("/api/v1/projects"), body)
                .path("id")
                .asText();
        return new TestProject(
                whole, id, generationApi, whole.stack().services().url("review-api"));
    }

    /** The same project, asked through another replica of generation-api. */
    TestProject through(URI replica) {
        return new TestProject(whole, id, replica, reviewApi);
    }

    public URI at(String path) {
        return generationApi.resolve("/api/v1/projects/" + id + path);
    }

    public URI review(String path) {
        return reviewApi.resolve("/api/v1/projects/" + id + path);
    }

    public void variable(String json) {
        Rest.post(at("/variables"), json);
    }

    public void upload(String csv) {
        Rest.post(at("/uploads?filename=notes.csv"), csv);
    }

    /** Starts a generation. */
    public String generate(String json) {
        return Rest.post(at("/generations"), json).path("id").asText();
    }

    public JsonNode generation(String generation) {
        return Rest.get(at("/generations/" + generation));
    }

    /** What a person does to a generation: {@code pause}, {@code promote} and the like, with an empty body. */
    JsonNode control(String generation, String action) {
        return control(generation, action, "{}");
    }

    JsonNode control(String generation, String action, String json) {
        return Rest.post(at("/generations/" + generation + "/" + action), json);
    }

    /** The generation, once it is in one of these states. */
    public JsonNode awaitStatus(String generation, String... statuses) {
        List<String> wanted = Arrays.asList(statuses);
        await().alias("generation " + generation + " is " + wanted)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        wanted.contains(generation(generation).path("status").asText()));
        return generation(generation);
    }

    /** The generation, once it has ended. */
    public JsonNode awaitEnd(String generation) {
        return awaitStatus(generation, "COMPLETED", "COMPLETED_WITH_ERRORS", "CANCELLED", "FAILED");
    }

    /** Runs a generation to its end, which is to be a good one. */
    JsonNode complete(String json) {
        JsonNode ended = awaitEnd(generate(json));
        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("COMPLETED");
        assertAddsUp(ended);
        return ended;
    }

    /** The labels that match. */
    List<JsonNode> labels(Map<String, String> filter) {
        String query = filter.entrySet().stream()
                .map(one -> "&" + one.getKey() + "=" + LabelwrightClient.encode(one.getValue()))
                .collect(Collectors.joining());
        return items(review("/labels?limit=1000" + query));
    }

    /** The one label of a patient's cell. */
    JsonNode patientLabel(String patient, String variable) {
        List<JsonNode> labels = labels(Map.of("patientId", patient, "variable", variable)).stream()
                .filter(label -> label.path("noteId").isNull())
                .toList();
        assertThat(labels).as("labels of %s for %s", variable, patient).hasSize(1);
        return labels.getFirst();
    }

    /** A person's decision on a label. */
    void decide(JsonNode label, String json) {
        Rest.post(review("/labels/" + label.path("id").asText() + "/review"), json);
    }

    /** All items of a short list. */
    static List<JsonNode> items(URI list) {
        JsonNode page = Rest.get(list);
        assertThat(page.path("nextCursor").isNull()).isTrue();
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    /** Every asked cell of a generation that has ended is in one class, and nothing was used beyond what could be. */
    public static void assertAddsUp(JsonNode generation) {
        long sum = 0;
        for (JsonNode count : generation.path("outcomes")) {
            sum += count.asLong();
        }
        assertThat(sum)
                .as(generation.toString())
                .isEqualTo(generation.at("/cells/asked").asLong());
        JsonNode cells = generation.path("cells");
        assertThat(cells.path("selected").asLong())
                .isEqualTo(cells.path("protected").asLong()
                        + cells.path("skipped").asLong()
                        + cells.path("asked").asLong());
        JsonNode tokens = generation.path("tokens");
        assertThat(tokens.path("total").asLong() + tokens.path("unconfirmed").asLong())
                .isLessThanOrEqualTo(tokens.path("ceiling").asLong());
    }

    /** Each task and round was ended once, each label is drafted at one place, and nothing is left out. */
    public void assertConsistent(String generation) throws SQLException {
        assertThat(whole.rows("""
                        select t.id || ' ' || t.status from catalog.task t
                        left join review.applied_result a on a.task_id = t.id and a.round = t.round
                        where t.generation_id = '%s' and (t.status in ('WAITING', 'PENDING')
                          or t.status = 'DONE' and a.closed_as is distinct from 'ANSWERED'
                            -- A task none of whose conditions held was never handed out.
                            and (a.task_id is not null or t.attempts > 0))""".formatted(generation)))
                .as("tasks without their end")
                .isEmpty();
        assertThat(whole.rows("""
                        select cell_id from review.label l join catalog.variable v on v.id = l.variable_id
                        where l.project_id = '%s' and l.removed_at is null
                          and (l.note_id = '' or v.scope <> 'MANY_PER_NOTE')
                        group by cell_id having count(*) > 1""".formatted(id))).as("cells with two labels").isEmpty();
    }

    /** The figures of the generation's row and of its tasks side by side, for a comparison. */
    List<String> figures(String generation) throws SQLException {
        List<String> figures = new ArrayList<>(whole.rows("""
                select concat_ws(' ', tasks_done, tasks_failed, tasks_cancelled, tokens_input + tokens_output)
                from catalog.generation where id = '%s'""".formatted(generation)));
        figures.addAll(whole.rows("""
                select concat_ws(' ', count(*) filter (where status = 'DONE'), count(*) filter (where status = 'FAILED'),
                  count(*) filter (where status = 'CANCELLED'), sum(tokens))
                from catalog.task where generation_id = '%s'""".formatted(generation)));
        return figures;
    }
}
