package dev.labelwright.stack;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that the shared servers run for. */
final class WatchedProcesses {
    private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();

    /** Adds a process; false if it does not live. */
    boolean add(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        process.ifPresent(processes::add);
        return process.isPresent();
    }

    /** Waits until the last of them is gone. */
    void awaitEnd() throws InterruptedException {
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            Thread.sleep(500);
        }
    }
}
