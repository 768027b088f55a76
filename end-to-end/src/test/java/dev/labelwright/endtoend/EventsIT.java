package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsIT {
    private final TestStack whole = TestStack.shared();

    private record Event(long id, JsonNode generation) {
        String status() {
            return generation.path("status").asText();
        }
    }

    @Test
    void aStreamTellsEachChangeToTheLastAndBeginsAnewWithTheStateOfNow() throws Exception {
        try (ScriptedModel model = ScriptedModel.register(whole).slow(Duration.ofMillis(200))) {
            // Given a generation that takes a while
            TestProject project = model.project(whole, "events", 40);
            String generation = project.generate("{\"patients\":{\"mode\":\"ALL\"}}");

            // When it is watched, by a client that goes away for a moment and comes back until the stream ends
            List<Event> before = watch(project, generation, null, 2);
            List<Event> after = watch(project, generation, before.getLast().id(), Integer.MAX_VALUE);

            // Then it came back to the state of then, and versions grew to the end
            assertThat(after.getFirst().id())
                    .isGreaterThanOrEqualTo(before.getLast().id());
            assertThat(before).extracting(Event::id).isSorted().doesNotHaveDuplicates();
            assertThat(after).extracting(Event::id).isSorted().doesNotHaveDuplicates();
            assertThat(after).extracting(Event::status).contains("RUNNING").endsWith("COMPLETED");
            Event last = after.getLast();
            assertThat(last.generation().at("/progress/tasks/done").asInt()).isEqualTo(40);
            assertThat(after).allSatisfy(event -> assertThat(event.id())
                    .isEqualTo(event.generation().path("version").asLong()));
            // At most four a second
            long seconds = 1 + last.generation().path("elapsedSeconds").asLong();
            assertThat((long) after.size()).isLessThanOrEqualTo(1 + 4 * seconds);

            // And whoever comes after the end is told the end
            assertThat(watch(project, generation, before.getFirst().id(), Integer.MAX_VALUE))
                    .containsExactly(last);
        }
    }

    /** The events of a stream, to its end or as many as are wanted. */
    private static List<Event> watch(TestProject project, String generation, Long lastEventId, int wanted)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(project.at("/generations/" + generation + "/events"))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", Long.toString(lastEventId));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            List<Event> events = new ArrayList<>();
            long id = -1;
            try (Stream<String> lines = answer.body()) {
                for (String line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith("id:")) {
                        id = Long.parseLong(line.substring(3).strip());
                    } else if (line.startsWith("data:")) {
                        events.add(new Event(id, Rest.JSON.readTree(line.substring(5))));
                    }
                    if (events.size() == wanted) {
                        http.shutdownNow();
                        break;
                    }
                }
            }
            return events;
        }
    }
}
