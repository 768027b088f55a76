package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of drafts without another call: previews, thresholds, cleared batches. */
class DraftsIT {
    private static final String PREVIEW = "{\"patients\":{\"mode\":\"ALL\"},\"preview\":true}";

    private final TestStack whole = TestStack.shared();
    private final ScriptedModel model = ScriptedModel.register(whole);

    @AfterEach
    void closeTheModel() {
        model.close();
    }

    @Test
    void aPreviewWritesNothingUntilItIsPromotedAndThenCallsNobody() {
        // Given a preview of five patients
        TestProject project = model.project(whole, "preview", 5);
        JsonNode preview = project.complete(PREVIEW);
        String generation = preview.path("id").asText();
        assertThat(project.labels(Map.of())).isEmpty();
        JsonNode kept = Rest.get(project.at("/generations/" + generation + "/preview"));
        assertThat(kept.path("items")).hasSize(5).allSatisfy(item -> {
            assertThat(item.path("value").asBoolean()).isTrue();
            assertThat(item.path("class").asText()).isEqualTo("written");
        });
        assertThat(kept.path("thresholds")).isNotEmpty();

        // When it is promoted
        JsonNode promoted = project.control(generation, "promote", "{\"confidenceThreshold\":0.9}");

        // Then its drafts are labels, under the threshold that was given, and the model was asked no more
        assertThat(promoted.path("previewState").asText()).isEqualTo("PROMOTED");
        assertThat(project.labels(Map.of())).hasSize(5).allSatisfy(label -> {
            assertThat(label.path("aiValue").asBoolean()).isTrue();
            assertThat(label.path("belowThreshold").asBoolean()).isTrue();
            assertThat(label.path("generationId").asText()).isEqualTo(generation);
        });
        assertThat(model.calls()).isEqualTo(5);

        // And a discarded one leaves nothing
        String second = project.complete(PREVIEW).path("id").asText();
        assertThat(project.control(second, "discard").path("previewState").asText())
                .isEqualTo("DISCARDED");
        assertThat(TestProject.items(project.at("/generations/" + second + "/preview")))
                .isEmpty();
        assertThat(project.labels(Map.of("generationId", second))).isEmpty();
        assertThat(Rest.send("POST", project.at("/generations/" + second + "/promote"), "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anotherThresholdChangesWhatCountsAndCallsNobody() {
        // Given drafts of confidence 0.8
        TestProject project = model.project(whole, "threshold", 3);
        project.complete("{\"patients\":{\"mode\":\"ALL\"}}");
        assertThat(project.labels(Map.of()))
                .hasSize(3)
                .allSatisfy(label -> assertThat(label.path("value").asBoolean()).isTrue());

        // When the project asks for more, then none of them counts
        threshold(project, "0.81");
        assertThat(project.labels(Map.of())).hasSize(3).allSatisfy(label -> {
            assertThat(label.path("value").isNull()).isTrue();
            assertThat(label.path("belowThreshold").asBoolean()).isTrue();
        });

        // And when it asks for less, all do again, without a call
        threshold(project, "0.8");
        assertThat(project.labels(Map.of())).hasSize(3).allSatisfy(label -> {
            assertThat(label.path("value").asBoolean()).isTrue();
            assertThat(label.path("belowThreshold").asBoolean()).isFalse();
        });
        assertThat(model.calls()).isEqualTo(3);
    }

    @Test
    void aClearedBatchKeepsWhatAPersonDecidedAndFreesItsPatients() {
        // Given a batch of three of five patients, of whom one has a label that was accepted
        TestProject project = model.project(whole, "clearing", 5);
        JsonNode first = project.complete(batch(3));
        List<JsonNode> drafts = project.labels(Map.of());
        assertThat(drafts).hasSize(3);
        project.decide(drafts.getFirst(), "{\"action\":\"ACCEPT\"}");

        // When the batch is cleared
        String number = first.path("batch").asText();
        Rest.Reply cleared = Rest.send("DELETE", project.at("/batches/" + number), null);
        assertThat(cleared.status()).isBetween(200, 299);
        await().atMost(Duration.ofSeconds(20)).until(() -> TestProject.items(project.at("/batches"))
                .getFirst()
                .path("status")
                .asText()
                .equals("CLEARED"));

        // Then that label is left alone
        assertThat(project.labels(Map.of())).singleElement().satisfies(label -> {
            assertThat(label.path("id")).isEqualTo(drafts.getFirst().path("id"));
            assertThat(label.path("status").asText()).isEqualTo("ACCEPTED");
        });

        // And all five can be drawn again, the decision protected
        JsonNode second = project.complete(batch(5));
        assertThat(TestProject.items(project.at("/batches"))
                        .getFirst()
                        .path("size")
                        .asInt())
                .isEqualTo(5);
        assertThat(second.at("/cells/protected").asInt()).isEqualTo(1);
        assertThat(project.labels(Map.of())).hasSize(5);
    }

    private static String batch(int size) {
        return "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"NEW\",\"size\":%d}}".formatted(size);
    }

    private static void threshold(TestProject project, String threshold) {
        Rest.send("PATCH", project.at(""), "{\"settings\":{\"confidenceThreshold\":%s}}".formatted(threshold))
                .accepted();
    }
}
