package dev.labelwright.demo.screen;

import dev.labelwright.demo.client.Generation;
import java.time.Duration;
import java.util.Locale;

/** A generation's progress on one line. */
final class ProgressLine {
    private static final int BAR = 20;

    private ProgressLine() {}

    /** At most 79 columns for any generation of less than a million tasks. */
    static String of(Generation generation, Duration elapsed) {
        Generation.Tasks tasks = generation.progress().tasks();
        long ended = tasks.done() + tasks.failed() + tasks.cancelled();
        int filled = tasks.total() == 0 ? 0 : (int) (BAR * ended / tasks.total());
        return String.format(
                Locale.ROOT,
                "[%s%s] %d/%d tasks  %d labels  %s tokens  %d:%02d",
                "#".repeat(filled),
                "-".repeat(BAR - filled),
                ended,
                tasks.total(),
                generation.outcomes().labeled(),
                Screen.number(generation.tokens().total()),
                elapsed.toMinutes(),
                elapsed.toSecondsPart());
    }
}
