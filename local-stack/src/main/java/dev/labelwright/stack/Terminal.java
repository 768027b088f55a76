package dev.labelwright.stack;

import java.io.PrintStream;
import java.util.regex.Pattern;

/** What of the processes' output the person at the terminal sees, each line with its process's name before it. */
public final class Terminal {
    /** How much is shown; the log files always hold everything. */
    public enum Detail {
        ALL,
        PROBLEMS,
        NOTHING
    }

    private static final Pattern PROBLEM = Pattern.compile("\\b(WARN|WARNING|ERROR|FATAL|PANIC)\\b");
    private static final int NAME_WIDTH = 17;

    private final PrintStream out;
    private final Detail detail;

    public Terminal(PrintStream out, Detail detail) {
        this.out = out;
        this.detail = detail;
    }

    /** A line that a process wrote. */
    void output(String name, String line) {
        boolean shown =
                switch (detail) {
                    case ALL -> true;
                    case PROBLEMS -> PROBLEM.matcher(line).find();
                    case NOTHING -> false;
                };
        if (shown) {
            print(name, line);
        }
    }

    /** What the stack itself says; not shown when nothing but problems is wanted. */
    public void say(String line) {
        if (detail == Detail.ALL) {
            print("stack", line);
        }
    }

    /** What the stack itself has to say about something that went wrong. */
    public void warn(String line) {
        if (detail != Detail.NOTHING) {
            print("stack", "WARNING " + line);
        }
    }

    private void print(String name, String line) {
        out.println(name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + " | " + line);
    }
}
