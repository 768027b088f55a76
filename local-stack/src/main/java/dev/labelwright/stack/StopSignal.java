package dev.labelwright.stack;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How a process is asked to end. */
enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown: on TERM it would wait until the last client is gone. */
    INT;

    /** Sends the signal; a process that is gone already is no error. */
    void send(ProcessHandle process) {
        switch (this) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    private static void interrupt(ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new StackException("No shell was found to stop PostgreSQL with: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
