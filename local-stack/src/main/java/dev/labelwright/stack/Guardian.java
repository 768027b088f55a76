package dev.labelwright.stack;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell that outlives this process by a moment. It reads a pipe that nobody writes to; however this process ends,
 * even by {@code kill -9}, the pipe ends with it, and the shell stops the processes that the ledger still names.
 */
final class Guardian implements Closeable {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            cat >/dev/null
            processes=$(cat "$1")
            printf '%s\\n' "$processes" | while read -r signal pid rest; do
              [ -n "$pid" ] && kill -"$signal" "$pid"
            done
            for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
              alive=$(printf '%s\\n' "$processes" | while read -r signal pid rest; do
                [ -n "$pid" ] && kill -0 "$pid" && echo "$pid"
              done)
              [ -z "$alive" ] && exit 0
              sleep 1
            done
            kill -9 $alive
            """;

    private final Process shell;

    private Guardian(Process shell) {
        this.shell = shell;
    }

    static Guardian start(ProcessLedger ledger) {
        List<String> command = new ArrayList<>(Commands.OWN_SESSION);
        command.addAll(List.of(
                "sh", "-c", SCRIPT, "labelwright-guardian", ledger.file().toString()));
        try {
            return new Guardian(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("No shell (sh) was found: " + e.getMessage(), e);
        }
    }

    /** Lets the shell go; call it when the ledger is empty. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
