package dev.labelwright.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of servers whose program has changed since: removed when nobody uses them any more. */
final class StaleServers {
    private StaleServers() {}

    /** Deletes the folders beside this one, except those in use. */
    static void deleteBeside(Path current) throws IOException {
        try (Stream<Path> folders = Files.list(current.getParent())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!folder.equals(current)) {
                    deleteUnlessUsed(folder);
                }
            }
        }
    }

    private static void deleteUnlessUsed(Path folder) throws IOException {
        // The first is held while servers are started there, the second while they run.
        for (Path lock : List.of(folder.resolve("lock"), folder.resolve("data/lock"))) {
            if (Files.exists(lock) && isHeld(lock)) {
                return;
            }
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
