package dev.labelwright.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.tokens.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackAsItWas(Object event) {
        // Given an event, as it lies on its topic
        byte[] json = bytes(EventJson.write(event));

        // When it is read
        Object read = EventJson.read(json, event.getClass());

        // Then nothing was lost
        assertThat(read).isEqualTo(event);
    }

    static Stream<Object> events() {
        return Stream.concat(
                Stream.of(
                        new GenerationJob(new UUID(3, 3), new UUID(4, 4)),
                        Events.task(),
                        Events.repair(),
                        Events.patientTask(List.of(), List.of(Events.candidate())),
                        Events.answered(),
                        Events.part(new TextWindow(1, 2, 0)),
                        Events.outcome(LabelingResult.Kind.ANSWERED, LabelingResult.Kind.ANSWERED),
                        Events.outcome(LabelingResult.Kind.LOST, null)),
                Stream.of(LabelingResult.Kind.values())
                        .filter(kind -> !kind.hasAnswers())
                        .map(kind -> Events.without(kind, Events.failure())));
    }

    @Test
    void timesAreWrittenAsPeopleReadThem() throws Exception {
        // Given a task with a lease

        // When it is written
        JsonNode json = EventJson.mapper().readTree(EventJson.write(Events.task()));

        // Then the time is ISO 8601 in UTC, to the microsecond
        assertThat(json.at("/leaseUntil").textValue()).isEqualTo("2026-11-20T10:15:30.123456Z");
        assertThat(json.at("/model/tokenizer").textValue()).isEqualTo("o200k_base");
        assertThat(json.at("/model/maxTokensParameter").textValue()).isEqualTo("max_completion_tokens");
    }

    @Test
    void whatAnOlderServiceDidNotSayHasItsDefault() throws Exception {
        // Given a task without the fields that came later
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(Events.repair()));
        json.remove(List.of("window", "previousError"));
        ((ObjectNode) json.path("model"))
                .remove(List.of("requestsPerMinute", "tokensPerMinute", "answerFormat", "logprobs"));

        // When it is read
        LabelingTask task = EventJson.read(bytes(json.toString()), LabelingTask.class);

        // Then it is a first dispatch to a model that answers by schema
        assertThat(task).isEqualTo(Events.task());
        assertThat(task.model().answerFormat()).isEqualTo(AnswerFormat.JSON_SCHEMA);
    }

    @Test
    void aFieldOfANewerServiceIsPassedOver() {
        // Given an event with a field that this version does not know
        String json = "{\"generationId\":\"%s\",\"priority\":{\"level\":3},\"projectId\":\"%s\"}"
                .formatted(new UUID(3, 3), new UUID(4, 4));

        // When it is read
        GenerationJob job = EventJson.read(bytes(json), GenerationJob.class);

        // Then the rest is understood
        assertThat(job).isEqualTo(new GenerationJob(new UUID(3, 3), new UUID(4, 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null and void: SECRET",
                "{\"noteText\":\"SECRET",
                "{\"noteText\":\"SECRET\"}",
                "[\"SECRET\"]",
                "\"SECRET\"",
                "{\"stage\":\"SECRET\"}",
                "{\"leaseUntil\":\"SECRET\"}",
                "{\"key\":{\"taskId\":\"SECRET\"}}",
                "{\"noteText\":SECRET}",
                "{\"SECRET\":1,}",
            })
    void whatCannotBeReadIsNeverQuoted(String json) {
        // Given a message that is no task, with a note in it

        // When it is read
        UnreadableEventException failure = catchThrowableOfType(
                UnreadableEventException.class, () -> EventJson.read(bytes(json), LabelingTask.class));

        // Then the failure says what and why, and neither it nor a cause says the note
        assertThat(failure)
                .hasMessageStartingWith("not a readable LabelingTask: ")
                .hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("SECRET");
    }

    @Test
    void aTaskThatBreaksARuleOfItsOwnIsUnreadableToo() {
        // Given a task without a note
        String json = EventJson.write(Events.task()).replace("[\"N1\",\"N2\"]", "[]");

        // When it is read, then it is refused like any other
        assertThatThrownBy(() -> EventJson.read(bytes(json), LabelingTask.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a readable LabelingTask: ValueInstantiationException at line 1, column ");
    }

    @Test
    void jsonNullIsNoEvent() {
        // Given the message "null"

        // When it is read, then it is refused and not handed on
        assertThatThrownBy(() -> EventJson.read(bytes("null"), LabelingResult.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("not a readable LabelingResult: it is null");
    }

    @Test
    void twoEventsInOneMessageAreNone() {
        // Given a message that goes on after its event
        String json = EventJson.write(Events.task());

        // When it is read, then it is refused, and nothing of it is lost in silence
        assertThatThrownBy(() -> EventJson.read(bytes(json + json), LabelingTask.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void whatALogWouldShowOfAnEventHasNoNoteInIt() {
        // Given a task with a note and a result with a quote

        // When they are written as text
        List<String> texts = List.of(
                Events.task().toString(),
                Events.patientTask(List.of(), List.of(Events.candidate())).toString(),
                Events.answered().toString());

        // Then they name the task and nothing of the chart
        assertThat(texts).allSatisfy(text -> assertThat(text)
                .contains(Events.KEY.taskId().toString())
                .doesNotContain("Smoker", "BP 120/80", "current"));
    }

    @Test
    void everyTokenizerHasANameOfItsOwn() {
        // Given the names that the models' table knows

        // When the tokenizers are written
        List<String> names = Stream.of(Tokenizer.values()).map(EventJson::write).toList();

        // Then they are these
        assertThat(names).containsExactly("\"o200k_base\"", "\"cl100k_base\"", "\"UNKNOWN\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
