package dev.labelwright.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.Generation.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void drawsTheBarWithItsFigures() {
        assertThat(ProgressLine.of(generation(Status.RUNNING, 87), Duration.ofSeconds(75)))
                .isEqualTo("[##########----------] 87/174 tasks  260 labels  123,456 tokens  1:15");
    }

    @Test
    void drawsAnEmptyBarBeforeTasksArePlanned() {
        // Given
        Generation requested = new Generation("G", 1, Status.REQUESTED, null, null, null, null, null, null, 0, null);

        // When, Then
        assertThat(ProgressLine.of(requested, Duration.ZERO))
                .isEqualTo("[--------------------] 0/0 tasks  0 labels  0 tokens  0:00");
    }

    @Test
    void writesALineEveryFewSecondsWhereThereIsNoTerminal() {
        // Given
        ProgressDisplay display = display(false);

        // When
        for (int tenth = 0; tenth < 100; tenth++) {
            display.show(generation(Status.RUNNING, 1));
            now = now.plusMillis(100);
        }
        display.show(generation(Status.COMPLETED, 174));

        // Then
        assertThat(text().lines()).hasSize(3).last().asString().contains("174/174");
        assertThat(text()).doesNotContain("\r", "\u001b");
    }

    @Test
    void writesOverOneLineOnATerminal() {
        // Given
        ProgressDisplay display = display(true);

        // When
        display.show(generation(Status.RUNNING, 1));
        display.show(generation(Status.COMPLETED, 174));

        // Then
        assertThat(text()).containsOnlyOnce("\n").endsWith("\n").contains("\r   [");
    }

    private ProgressDisplay display(boolean interactive) {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new ProgressDisplay(new Screen(out, interactive, false), () -> now);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Generation generation(Status status, long done) {
        return new Generation(
                "G",
                1,
                status,
                null,
                new Generation.Progress("NOTE_LABELS", new Generation.Tasks(174, 0, 174 - done, 0, done, 0, 0)),
                null,
                new Generation.Outcomes(250, 10, 0, 0, 0, 1, 0, 0, 0),
                new Generation.Tokens(100_000, 23_456, 123_456, 200_000, 0),
                null,
                1,
                null);
    }
}
