package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.offline.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureIT {
    private static final String ALL = "{\"patients\":{\"mode\":\"ALL\"}}";

    private final TestStack whole = TestStack.shared();
    private final ScriptedModel model = ScriptedModel.register(whole);

    @AfterEach
    void closeTheModel() {
        model.close();
    }

    @Test
    void aRefusedKeyStopsTheGenerationAndRetryCompletesIt() throws Exception {
        // Given an endpoint that does not accept the key
        int patients = 600;
        TestProject project = model.project(whole, "key", patients);
        model.endpoint().byDefault(Fault.Status.of(401));

        // When a generation meets it
        String generation = project.generate(ALL);
        JsonNode failed = project.awaitEnd(generation);

        // Then the generation fails for that reason, without trying every task
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.at("/error/code").asText()).isEqualTo("AUTHENTICATION");
        assertThat(failed.at("/tokens/total").asLong()).isZero();
        // At most what was out already when the first refusal was heard.
        assertThat(model.calls()).isBetween(1, 256);
        TestProject.assertAddsUp(failed);

        // And when the key is accepted, a retry completes it
        model.endpoint().byDefault(ScriptedModel.YES);
        project.control(generation, "retry");
        JsonNode ended = project.awaitEnd(generation);
        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("COMPLETED");
        assertThat(ended.at("/outcomes/written").asInt()).isEqualTo(patients);
        assertThat(ended.path("error").isNull()).isTrue();
        project.assertConsistent(generation);
    }

    @Test
    void failedTasksAloneAreAskedAgain() throws Exception {
        // Given an endpoint that refuses three requests, and fails once where it may have billed
        TestProject project = model.project(whole, "failures", 12);
        Fault refusal = Fault.Status.of(400);
        model.endpoint().then(ScriptedModel.YES, refusal, Fault.Status.of(500), refusal, refusal);

        // When a generation meets it
        String generation = project.generate(ALL);
        JsonNode ended = project.awaitEnd(generation);

        // Then the failure was tried again and charged, and the refusals were not
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(ended.at("/outcomes/failed").asInt()).isEqualTo(3);
        assertThat(ended.at("/outcomes/written").asInt()).isEqualTo(9);
        assertThat(ended.at("/tokens/unconfirmed").asLong()).isPositive();
        assertThat(model.calls()).isEqualTo(13);
        assertThat(TestProject.items(project.at("/generations/" + generation + "/tasks?status=FAILED")))
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.at("/error/code").asText()).isEqualTo("REJECTED"));

        // And a retry asks for the three, and for nothing else
        project.control(generation, "retry");
        JsonNode complete = project.awaitEnd(generation);
        assertThat(complete.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(complete.at("/outcomes/written").asInt()).isEqualTo(12);
        assertThat(complete.at("/tokens/retried").asLong()).isPositive();
        assertThat(model.calls()).isEqualTo(16);
        TestProject.assertAddsUp(complete);
        project.assertConsistent(generation);
    }

    @Test
    void nothingIsComputedFromAPartOfWhatWasAskedForAndARetryAsksForBoth() throws Exception {
        // Given values of four patients, each from one note, of which the endpoint refuses one
        TestProject project = model.project(whole, "stages that fail", 0);
        project.variable("""
                {"name":"Smoked","type":"BOOLEAN","scope":"ONE_PER_PATIENT","instruction":"Whether the patient smokes.",
                 "aggregation":{"strategy":"ANY_TRUE"}}""");
        project.upload(ScriptedModel.notes(4));
        model.endpoint().then(ScriptedModel.YES, Fault.Status.of(400));
        String smoked =
                "{\"patients\":{\"mode\":\"ALL\"},\"variables\":{\"mode\":\"SPECIFIC\",\"names\":[\"Smoked\"]}}";

        // When they are generated
        String generation = project.generate(smoked);
        JsonNode ended = project.awaitEnd(generation);

        // Then the value of that patient fails with the note, and the others are there
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(TestProject.items(project.at("/generations/" + generation + "/tasks?status=FAILED")))
                .extracting(task -> task.at("/error/code").asText())
                .containsExactlyInAnyOrder("REJECTED", "EARLIER_STAGE_FAILED");
        assertThat(ended.at("/outcomes/failed").asInt()).isEqualTo(2);
        assertThat(ended.at("/outcomes/written").asInt()).isEqualTo(6);
        assertThat(model.calls()).isEqualTo(4);

        // And a retry asks for the note again, and computes the value
        project.control(generation, "retry");
        JsonNode complete = project.awaitEnd(generation);
        assertThat(complete.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(complete.at("/outcomes/written").asInt()).isEqualTo(8);
        assertThat(model.calls()).isEqualTo(5);
        TestProject.assertAddsUp(complete);
        project.assertConsistent(generation);
    }
}
