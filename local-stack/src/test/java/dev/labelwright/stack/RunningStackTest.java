package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {
    @TempDir
    private static Path folder;

    private static final ByteArrayOutputStream OUTPUT = new ByteArrayOutputStream();
    private static StackOptions options;
    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Terminal terminal =
                new Terminal(new PrintStream(OUTPUT, true, StandardCharsets.UTF_8), Terminal.Detail.PROBLEMS);
        options = FakeCheckout.options(folder, terminal).withWorkers(2);
        stack = Stack.start(options);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aKilledServiceIsStartedAgain() {
        // Given
        long killed = stack.services().pid("labeling-worker-2");

        // When
        stack.services().kill("labeling-worker-2");
        await().atMost(Duration.ofSeconds(30)).until(() -> stack.services().pid("labeling-worker-2") != killed);
        stack.services().awaitReady("labeling-worker-2");

        // Then
        assertThat(ProcessHandle.of(stack.services().pid("labeling-worker-2")))
                .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
        assertThat(OUTPUT.toString(StandardCharsets.UTF_8)).contains("labeling-worker-2 ended with code 137");
    }

    @Test
    void aReplicaThatIsAddedRunsBesideTheOthersUntilItIsLost() {
        // Given a second replica of a service
        String replica = stack.addReplica(ServiceName.REVIEW_API);
        long pid = stack.services().pid(replica);
        assertThat(replica).isEqualTo("review-api-2");
        assertThat(stack.services().url(replica)).isNotEqualTo(stack.services().url("review-api"));

        // When it is lost
        stack.services().lose(replica);

        // Then it ends, is not known any more, and the first one stays
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(stack.services().names()).contains("review-api").doesNotContain(replica);
    }

    @Test
    void everyServiceRunsUnderItsName() {
        assertThat(stack.services().names())
                .containsExactlyInAnyOrder(
                        "generation-api", "review-api", "estimator-service", "labeling-worker", "labeling-worker-2");
    }

    @Test
    void eachServiceGetsItsOwnCredentialsAndTheWorkerNone() throws IOException {
        assertThat(environment("generation-api"))
                .contains("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_PASSWORD");
        assertThat(environment("review-api"))
                .contains("QUARKUS_DATASOURCE_PASSWORD")
                .doesNotContain("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(environment("labeling-worker"))
                .contains("KAFKA_BOOTSTRAP_SERVERS")
                .doesNotContain("DATASOURCE");
    }

    @Test
    void onlyTheOwnerMayReadSecretsAndMessages() throws IOException {
        assertThat(permissions("secrets")).isEqualTo("rw-------");
        assertThat(permissions("kafka")).isEqualTo("rwx------");
        assertThat(permissions("logs")).isEqualTo("rwx------");
        assertThat(permissions("postgres/cluster")).isEqualTo("rwx------");
    }

    @Test
    void aSecondStackOnTheSameDataIsRefused() {
        assertThatThrownBy(() -> Stack.start(options))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(options.data().toString())
                .hasMessageContaining("--data");
    }

    private static String environment(String service) throws IOException {
        URI url = stack.services().url(service);
        try (InputStream body = url.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(options.data().resolve(name)));
    }
}
