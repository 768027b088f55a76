package dev.labelwright.endtoend;

import dev.labelwright.offline.fault.Fault;
import dev.labelwright.offline.fault.FaultEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

/** A model of a test's own, which answers as it is told; every other answer says "true" to a single variable. */
record ScriptedModel(String name, FaultEndpoint endpoint) implements AutoCloseable {
    static final Fault YES = yes(60);

    /** The answer "true", for so many tokens in all. */
    static Fault yes(long tokens) {
        return new Fault.Answer(
                "{\"v1\":{\"quotes\":[\"smokes\"],\"value\":true,\"confidence\":0.8}}",
                new Fault.TokenUsage(tokens - 10, 0, 10));
    }

    /** Starts the endpoint and registers it with the stack. */
    static ScriptedModel register(TestStack whole) {
        try {
            FaultEndpoint endpoint = FaultEndpoint.start().byDefault(YES);
            String name = "scripted " + UUID.randomUUID();
            Rest.post(whole.stack().services().url("generation-api").resolve("/api/v1/models"), """
                    {"name":"%s","provider":"OPENAI_COMPATIBLE","baseUrl":"%s","modelName":"scripted",
                     "contextTokens":128000,"maxOutputTokens":16384}""".formatted(
                            name, endpoint.baseUrl()));
            return new ScriptedModel(name, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on takes its time for each answer. */
    ScriptedModel slow(Duration delay) {
        endpoint.byDefault(new Fault.Slow(delay, YES));
        return this;
    }

    int calls() {
        return endpoint.count();
    }

    /** A project with one variable and patients of one note each, whom this model is asked about. */
    TestProject project(TestStack whole, String topic, int patients) {
        TestProject project = TestProject.create(whole, topic);
        Rest.send("PATCH", project.at(""), "{\"settings\":{\"defaultModel\":\"%s\"}}".formatted(name))
                .accepted();
        project.variable("{\"name\":\"Smoker\",\"type\":\"BOOLEAN\",\"instruction\":\"Whether the patient smokes.\"}");
        if (patients > 0) {
            project.upload(notes(patients));
        }
        return project;
    }

    /** Patients of one note each, which this model's answer is about. */
    static String notes(int patients) {
        StringBuilder notes = new StringBuilder("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
        for (int patient = 0; patient < patients; patient++) {
            notes.append("N%1$d,P%1$d,,Patient %1$d smokes.\n".formatted(patient));
        }
        return notes.toString();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
