package dev.labelwright.servers;

import java.util.Optional;

/** The process that the servers live as long as: the topmost Java above this one, which is Maven or the IDE. */
final class BuildProcess {
    private BuildProcess() {}

    static long pid() {
        ProcessHandle found = ProcessHandle.current();
        Optional<ProcessHandle> next = found.parent();
        while (next.isPresent()) {
            if (next.get().info().command().filter(BuildProcess::isJava).isPresent()) {
                found = next.get();
            }
            next = next.get().parent();
        }
        return found.pid();
    }

    private static boolean isJava(String command) {
        return command.endsWith("/java");
    }
}
