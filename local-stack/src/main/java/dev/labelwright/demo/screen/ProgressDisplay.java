package dev.labelwright.demo.screen;

import dev.labelwright.demo.client.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows a generation's progress: one line that is written over on a terminal, a line every few seconds elsewhere. */
public final class ProgressDisplay {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Screen screen;
    private final InstantSource clock;
    private final Instant started;
    private Instant lastLine = Instant.MIN;

    /** Time counts from now on. */
    public ProgressDisplay(Screen screen, InstantSource clock) {
        this.screen = screen;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Shows a state, if it is time to. */
    public void show(Generation generation) {
        Instant now = clock.instant();
        boolean last = generation.status().terminal();
        String line = ProgressLine.of(generation, Duration.between(started, now));
        if (screen.interactive()) {
            screen.overwrite("   " + line);
            if (last) {
                screen.endOverwriting();
            }
        } else if (last || !now.isBefore(nextLine())) {
            screen.line(line);
            lastLine = now;
        }
    }

    private Instant nextLine() {
        return lastLine.equals(Instant.MIN) ? Instant.MIN : lastLine.plus(BETWEEN_LINES);
    }
}
