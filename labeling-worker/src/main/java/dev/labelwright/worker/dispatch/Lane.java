package dev.labelwright.worker.dispatch;

import java.util.Locale;

/** Which tasks share their slots. */
public enum Lane {
    /** Tasks of large generations. */
    BULK,
    /** Tasks that somebody waits for. */
    INTERACTIVE;

    /** The name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
