package dev.labelwright.stack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one folder that holds everything a stack keeps; at most one stack uses it at a time. */
final class DataFolder implements Closeable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, creating it if need be.
     *
     * @throws StackException if another stack uses it
     */
    static DataFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel =
                    FileChannel.open(absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackException("Another stack already uses the data folder " + absolute
                        + ". Stop it, or choose another folder with --data.");
            }
            return new DataFolder(absolute, channel, lock);
        } catch (IOException e) {
            throw new StackException("The data folder " + absolute + " cannot be used: " + e, e);
        }
    }

    /** Deletes all data and logs; the unpacked PostgreSQL stays. */
    void empty() {
        for (String name : List.of("postgres", "kafka", "logs", "secrets")) {
            delete(folder.resolve(name));
        }
    }

    Path path() {
        return folder;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path programs() {
        return folder.resolve("programs");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path ledger() {
        return folder.resolve("processes");
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StackException("The lock of " + folder + " cannot be given back: " + e.getMessage(), e);
        }
    }

    /** Makes a folder that only its owner may enter: logs and messages may name what is in the notes. */
    static Path createPrivately(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Writes a file that only its owner may read. */
    static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // A stack in this very process holds it.
            return null;
        }
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new StackException(path + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
