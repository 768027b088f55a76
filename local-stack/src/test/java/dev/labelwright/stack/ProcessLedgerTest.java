package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessThatWasLeftBehindIsEnded() throws Exception {
        // Given
        Process left = sleeper();
        Path file = folder.resolve("processes");
        new ProcessLedger(file).add("left", StopSignal.TERM, left.toHandle());

        // When
        ProcessLedger next = new ProcessLedger(file);

        // Then
        assertThat(next.endLeftOvers()).containsExactly("left");
        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    void anotherProcessThatGotTheNumberIsLeftAlone() throws Exception {
        // Given
        Process other = sleeper();
        try {
            Path file = folder.resolve("processes");
            Files.writeString(file, "TERM " + other.pid() + " 1000 left\n");

            // When
            ProcessLedger next = new ProcessLedger(file);

            // Then
            assertThat(next.endLeftOvers()).isEmpty();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatWasStoppedIsForgotten() throws Exception {
        // Given
        Process stopped = sleeper();
        Path file = folder.resolve("processes");
        ProcessLedger ledger = new ProcessLedger(file);
        ledger.add("stopped", StopSignal.TERM, stopped.toHandle());

        // When
        stopped.destroyForcibly().waitFor();
        ledger.remove(stopped.toHandle());

        // Then
        assertThat(Files.readString(file)).isEmpty();
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "300").start();
    }
}
