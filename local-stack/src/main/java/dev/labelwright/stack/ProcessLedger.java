package dev.labelwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The file that names the processes of a stack while they run. What it still names when the stack is gone was left
 * over: the {@link Guardian} reads it, and so does the next start.
 */
final class ProcessLedger {
    // The start time is computed from the machine's boot time, which moves a little with its clock.
    private static final long START_TOLERANCE_MILLIS = 2_000;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path file;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    ProcessLedger(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    synchronized void add(String name, StopSignal signal, ProcessHandle process) {
        entries.put(process.pid(), new Entry(signal, process.pid(), startMillis(process), name));
        write();
    }

    synchronized void remove(ProcessHandle process) {
        entries.remove(process.pid());
        write();
    }

    /** Ends what an earlier stack left behind and returns its names. */
    synchronized List<String> endLeftOvers() {
        List<Entry> leftOvers =
                read().stream().filter(entry -> entry.process().isPresent()).toList();
        leftOvers.forEach(
                entry -> entry.process().ifPresent(process -> entry.signal().send(process)));
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Entry entry : leftOvers) {
            entry.process().ifPresent(process -> awaitEnd(process, deadline));
        }
        write();
        return leftOvers.stream().map(Entry::name).toList();
    }

    private static void awaitEnd(ProcessHandle process, long deadline) {
        try {
            process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Entry::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write() {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, entries.values().stream().map(Entry::line).toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static long startMillis(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    private record Entry(StopSignal signal, long pid, long startMillis, String name) {
        static Entry parse(String line) {
            String[] fields = line.split(" ", 4);
            return new Entry(
                    StopSignal.valueOf(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]), fields[3]);
        }

        String line() {
            return signal + " " + pid + " " + startMillis + " " + name;
        }

        /** The process, if it still runs; another one that got the same number since is not it. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            Math.abs(ProcessLedger.startMillis(process) - startMillis) < START_TOLERANCE_MILLIS);
        }
    }
}
