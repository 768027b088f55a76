package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the stack's process ends, nothing that it started goes on. */
class StackSignalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        FakeCheckout.in(folder);
    }

    @Test
    void aStoppedTerminalStopsEverything() throws Exception {
        assertThat(exitCodeAfter("INT")).isEqualTo(130);
    }

    @Test
    void aTerminatedStackStopsEverything() throws Exception {
        assertThat(exitCodeAfter("TERM")).isEqualTo(143);
    }

    @Test
    void aKilledStackLeavesNoProcessBehind() throws Exception {
        assertThat(exitCodeAfter("KILL")).isEqualTo(137);
    }

    /** Runs {@code up} as a process, sends it the signal once it is ready, and waits until all its children are gone. */
    private int exitCodeAfter(String signal) throws Exception {
        Path log = folder.resolve("up-" + signal + ".log");
        Process up = new ProcessBuilder(
                        Commands.java(),
                        "-cp",
                        Commands.classPath(),
                        LabelwrightCommand.class.getName(),
                        "up",
                        "--free-ports",
                        "--data",
                        folder.resolve("data").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !up.isAlive() || Files.readString(log).contains("Ctrl-C stops everything"));
            assertThat(up.isAlive()).as(Files.readString(log)).isTrue();
            List<ProcessHandle> children = up.descendants().toList();
            assertThat(children).hasSizeGreaterThanOrEqualTo(7);

            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + up.pid())
                    .start()
                    .waitFor();

            assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            return up.exitValue();
        } finally {
            up.destroyForcibly();
        }
    }
}
