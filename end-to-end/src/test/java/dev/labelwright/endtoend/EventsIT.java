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

            // When it is watched until the stream ends
            List<Event> seen = watch(project, generation, null);

            // Then versions grew, progress was seen on the way, and the last event is the end
            assertThat(seen).extracting(Event::id).isSorted().doesNotHaveDuplicates();
            assertThat(seen).extracting(Event::status).contains("RUNNING").endsWith("COMPLETED");
            assertThat(seen.getLast().generation().at("/progress/tasks/done").asInt())
                    .isEqualTo(40);
            assertThat(seen).allSatisfy(event -> assertThat(event.id())
                    .isEqualTo(event.generation().path("version").asLong()));
            // At most four a second
            assertThat(seen)
                    .hasSizeLessThanOrEqualTo(4
                            + 4
                                    * Math.toIntExact(1
                                            + seen.getLast()
                                                    .generation()
                                                    .path("elapsedSeconds")
                                                    .asLong()));

            // And whoever comes back is told the state of now, and the end
            List<Event> again = watch(project, generation, seen.getFirst().id());
            assertThat(again).containsExactly(seen.getLast());
        }
    }

    private static List<Event> watch(TestProject project, String generation, Long lastEventId)
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
                }
            }
            return events;
        }
    }
}
