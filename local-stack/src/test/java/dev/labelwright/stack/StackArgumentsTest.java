package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StackArgumentsTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void nameTheRoot() {
        System.setProperty("labelwright.root", folder.toString());
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("labelwright.root");
    }

    @Test
    void aPortInUseIsNamedWithItsOption() throws IOException {
        // Given
        FakeCheckout.in(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            // When
            int code = execute("up", "--free-ports", "--review-api-port", port);

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(errors.toString())
                    .contains("Port " + port)
                    .contains("review-api")
                    .contains("--review-api-port");
        }
    }

    @Test
    void twoPartsOnOnePortAreRefused() throws IOException {
        // Given
        FakeCheckout.in(folder);

        // When
        int code = execute("up", "--free-ports", "--review-api-port", "18081", "--kafka-port", "18081");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(errors.toString()).contains("18081").contains("--kafka-port");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThat(execute("up", "--kafka-port", "70000")).isEqualTo(1);
        assertThat(errors.toString()).contains("--kafka-port is 70000");
    }

    @Test
    void aStackWithoutAWorkerIsRefused() {
        assertThat(execute("up", "--workers", "0")).isEqualTo(1);
        assertThat(errors.toString()).contains("--workers is 0");
    }

    @Test
    void aMissingJarIsNamed() {
        assertThat(execute("up", "--free-ports")).isEqualTo(1);
        assertThat(errors.toString()).contains("generation-api/target/quarkus-app/quarkus-run.jar is missing");
    }

    @Test
    void anUnknownOptionShowsTheUsage() {
        assertThat(execute("up", "--freshly")).isEqualTo(2);
        assertThat(errors.toString()).contains("--freshly").contains("--fresh");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = LabelwrightCommand.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
