package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.offline.OfflineModelServer;
import dev.labelwright.offline.fault.Fault;
import dev.labelwright.offline.fault.FaultEndpoint;
import dev.labelwright.offline.fault.ReceivedCall;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A note that is longer than the model's window is asked window by window, and has one answer. */
class WindowsIT {
    private static final String FIRST = "😀 The patient is a 62-year-old man. ";
    private static final String LAST = "He denies diabetes.";
    private static final String EVERYTHING = "{\"patients\":{\"mode\":\"ALL\"}}";

    private final TestStack whole = TestStack.shared();

    @Test
    void whatStandsAtBothEndsOfALongNoteIsFoundWhereItStands() throws SQLException {
        // Given a note of many windows, with a fact in the first and another in the last
        String note = FIRST + lines(300) + LAST;
        JsonNode offline = StreamSupport.stream(
                        Rest.get(URI.create(models() + "?limit=1000"))
                                .path("items")
                                .spliterator(),
                        false)
                .filter(model -> model.path("modelName").asText().equals(OfflineModelServer.MODEL))
                .findFirst()
                .orElseThrow();
        TestProject project = project(small(
                offline.path("baseUrl").asText(), offline.path("modelName").asText(), 1_600));
        project.variable("""
                {"name":"Age","type":"INTEGER","instruction":"The age of the patient in years"}""");
        project.variable("""
                {"name":"Diabetes","type":"BOOLEAN","instruction":"Does the patient have diabetes?"}""");
        upload(project, note);

        // When it is estimated in both ways, and labelled
        JsonNode unrefined = estimate(project, false);
        JsonNode refined = estimate(project, true);
        JsonNode ended = project.complete(EVERYTHING);

        // Then each fact is there once, and its quote is the note's own text at its offsets
        JsonNode age = label(project, "Age");
        JsonNode diabetes = label(project, "Diabetes");
        assertThat(age.path("value").asInt()).isEqualTo(62);
        assertThat(diabetes.path("value").isBoolean()).isTrue();
        assertThat(diabetes.path("value").asBoolean()).isFalse();
        assertThat(quoteOf(age, note)).isLessThan(FIRST.length());
        assertThat(quoteOf(diabetes, note))
                .isGreaterThanOrEqualTo(note.codePointCount(0, note.length()) - LAST.length());

        // And it was one task of many calls, with the ceiling that was estimated, and not beyond it
        assertThat(whole.rows("select windows from catalog.task where generation_id = '%s'"
                        .formatted(ended.path("id").asText())))
                .singleElement()
                .satisfies(windows -> assertThat(Integer.parseInt(windows))
                        .isGreaterThan(3)
                        .isEqualTo(refined.path("modelCalls").asInt()));
        JsonNode tokens = ended.path("tokens");
        assertThat(tokens.path("ceiling").asLong())
                .isEqualTo(refined.path("estimatedMaxTokens").asLong());
        assertThat(tokens.path("total").asLong())
                .isPositive()
                .isLessThanOrEqualTo(tokens.path("ceiling").asLong());
        assertThat(refined.path("estimatedMaxTokens").asLong())
                .isLessThanOrEqualTo(unrefined.path("estimatedMaxTokens").asLong());
        assertThat(whole.rows("select task_id from review.window_answer")).isEmpty();
        project.assertConsistent(ended.path("id").asText());
    }

    @Test
    void theDeathOfAWorkerRepeatsNoAnsweredWindow() throws Exception {
        // Given a slow model, and a note of many windows of which some are answered
        try (FaultEndpoint endpoint =
                FaultEndpoint.start().byDefault(new Fault.Slow(Duration.ofMillis(700), ScriptedModel.YES))) {
            TestProject project = project(small(endpoint.baseUrl().toString(), "scripted", 1_300));
            project.variable(
                    "{\"name\":\"Smoker\",\"type\":\"BOOLEAN\",\"instruction\":\"Whether the patient smokes.\"}");
            upload(project, lines(400) + "He smokes.");
            String generation = project.generate(EVERYTHING);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> windowOut(generation) > 3);

            // When the worker is killed, and started again
            int answered = windowOut(generation) - 1;
            whole.stack().services().kill("labeling-worker");
            whole.stack().services().awaitReady("labeling-worker");
            JsonNode ended = project.awaitEnd(generation);

            // Then those windows were asked once, and the one that was out once more
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("COMPLETED");
            List<String> calls =
                    endpoint.calls().stream().map(ReceivedCall::body).toList();
            assertThat(calls.subList(0, answered)).allSatisfy(call -> assertThat(Collections.frequency(calls, call))
                    .isOne());
            assertThat(calls).hasSizeLessThanOrEqualTo(Set.copyOf(calls).size() + 1);
            assertThat(Set.copyOf(calls)).hasSizeGreaterThan(answered);
            assertThat(label(project, "Smoker").path("value").asBoolean()).isTrue();
            TestProject.assertAddsUp(ended);
            project.assertConsistent(generation);
            assertThat(whole.rows("select task_id from review.window_answer")).isEmpty();
        }
    }

    /** The window that is out, or next; 0 where nothing is. */
    private int windowOut(String generation) throws SQLException {
        return whole
                .rows("select window_index from catalog.dispatch where generation_id = '%s'".formatted(generation))
                .stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** Where the label's quote stands in the note, in code points; it is the note's own text there. */
    private static int quoteOf(JsonNode label, String note) {
        JsonNode quote = label.path("evidence").path(0);
        assertThat(quote.path("grounded").asBoolean()).as(label.toString()).isTrue();
        int start = quote.path("start").asInt();
        int[] characters = note.codePoints().toArray();
        assertThat(new String(characters, start, quote.path("end").asInt() - start))
                .isEqualTo(quote.path("text").asText());
        return start;
    }

    private static JsonNode label(TestProject project, String variable) {
        List<JsonNode> labels = project.labels(Map.of("variable", variable));
        assertThat(labels).as(variable).hasSize(1);
        return labels.getFirst();
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < count; line++) {
            lines.append("Paragraph %d of the letter speaks of the garden and of nothing else. ".formatted(line));
        }
        return lines.toString();
    }

    private static void upload(TestProject project, String note) {
        project.upload("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\nN1,P1,,\"" + note + "\"\n");
    }

    private TestProject project(String model) {
        TestProject project = TestProject.create(whole, "windows");
        Rest.send("PATCH", project.at(""), "{\"settings\":{\"defaultModel\":\"%s\"}}".formatted(model))
                .accepted();
        return project;
    }

    /** Registers a model with a small window. */
    private String small(String baseUrl, String modelName, int contextTokens) {
        String name = "small " + UUID.randomUUID();
        Rest.post(models(), """
                {"name":"%s","provider":"OPENAI_COMPATIBLE","baseUrl":"%s","modelName":"%s","tokenizer":"o200k_base",
                 "contextTokens":%d,"maxOutputTokens":1000}""".formatted(name, baseUrl, modelName, contextTokens));
        return name;
    }

    private URI models() {
        return whole.stack().services().url("generation-api").resolve("/api/v1/models");
    }

    private JsonNode estimate(TestProject project, boolean refine) {
        URI estimates = whole.stack()
                .services()
                .url("estimator-service")
                .resolve("/api/v1/projects/" + project.id() + "/estimates");
        return Rest.post(estimates, "{\"patients\":{\"mode\":\"ALL\"},\"refine\":%s}".formatted(refine));
    }
}
