package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.RefusedException;
import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecrecyIT {
    private static final List<String> SERVICES =
            List.of("generation-api", "review-api", "estimator-service", "labeling-worker");

    @TempDir
    private Path folder;

    private final TestStack whole = TestStack.shared();
    private final LabelwrightClient client = whole.client();

    @Test
    void noNoteReachesALogAnErrorOrAMetric() throws IOException, InterruptedException {
        // Given notes with a word that stands nowhere else, in good files and in bad ones
        String word = "zyxomma" + UUID.randomUUID().toString().replace("-", "");
        String project =
                client.createProject("secrecy " + UUID.randomUUID(), "").id();
        Path variables = Files.writeString(
                folder.resolve("variables.csv"),
                "variable_name,instruction,variable_type,scope\nComplaint,Why did the patient come?,TEXT,ONE_PER_NOTE\n");
        client.importVariables(project, variables);
        String header = "NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n";
        String note = "N1,Pzyxo1,,Chief complaint: " + word + ".\n";

        // When they are uploaded, refused, labelled and exported
        Path good = Files.writeString(folder.resolve("good.csv"), header + note);
        client.uploadNotes(project, good);
        for (String bad :
                List.of("N1,P2,," + word, "N2,P1," + word + ",x", "N2,P1,,\"" + word, "N2,P1,," + word + "\0")) {
            Path file = Files.writeString(folder.resolve("bad.csv"), header + bad + "\n");
            assertThatThrownBy(() -> client.uploadNotes(project, file))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageNotContaining(word);
        }
        String generation = client.generate(project, Selection.everything()).id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> client.generation(project, generation).status().terminal());
        assertThat(client.generation(project, generation).status()).isEqualTo(Generation.Status.COMPLETED);
        Path export = folder.resolve("labels.csv");
        client.export(project, export);

        // Then the word is where it belongs, and in no log and no metric
        assertThat(Files.readString(export)).contains(word);
        try (Stream<Path> logs = Files.list(whole.data().resolve("logs"))) {
            assertThat(logs.filter(log -> text(log).contains(word))).isEmpty();
        }
        for (String service : SERVICES) {
            assertThat(metrics(service)).contains("jvm_memory_used_bytes").doesNotContain(word, "Pzyxo1");
        }
    }

    private String metrics(String service) throws IOException, InterruptedException {
        URI uri = whole.stack().services().url(service).resolve("/q/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
