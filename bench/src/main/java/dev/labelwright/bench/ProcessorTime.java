package dev.labelwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time that a process has used, as Linux keeps it, in clock ticks of a hundredth of a second. */
record ProcessorTime(long process, long ticks, long atNanos) {
    private static final double TICKS_OF_A_SECOND = 100;
    /** Of the fields behind the command's name, which is in parentheses: user and system time. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    static ProcessorTime of(long process) throws IOException {
        String line = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcessorTime(
                process, Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]), System.nanoTime());
    }

    /** How many processors it has kept busy since. */
    double processorsSince() throws IOException {
        ProcessorTime now = of(process);
        return (now.ticks - ticks) / TICKS_OF_A_SECOND / ((now.atNanos - atNanos) / 1e9);
    }
}
