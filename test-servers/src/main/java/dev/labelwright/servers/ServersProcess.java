package dev.labelwright.servers;

import dev.labelwright.stack.Commands;
import dev.labelwright.stack.ServersEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the servers that another test JVM of the same build started, or starts them. */
final class ServersProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final ServersProgram program;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ServersProcess(Path root) {
        this.program = ServersProgram.in(root);
        this.folder = root.resolve("target/test-servers").resolve(program.fingerprint());
    }

    /** Where the servers listen; they stay as long as the build does. */
    ServersEndpoints connect() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (!lock.isValid()) {
                    throw new TestServersException("the lock in " + folder + " was lost");
                }
                Optional<ServersEndpoints> running = running();
                return running.isPresent() ? running.get() : start();
            }
        } catch (IOException e) {
            throw new TestServersException("the test servers cannot be started in " + folder + ": " + e, e);
        }
    }

    /** Asks the servers for something; returns the answer's status. */
    static void put(HttpClient http, URI control, String path, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .timeout(patience)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Path endpoints() {
        return folder.resolve("endpoints.properties");
    }

    private Optional<ServersEndpoints> running() {
        try {
            if (!Files.exists(endpoints())) {
                return Optional.empty();
            }
            ServersEndpoints found = ServersEndpoints.read(endpoints());
            put(http, found.control(), "/users/" + BuildProcess.pid(), Duration.ofSeconds(30));
            return Optional.of(found);
        } catch (IOException e) {
            // They are gone or going; new ones are started in their place.
            return Optional.empty();
        }
    }

    private ServersEndpoints start() throws IOException {
        StaleServers.deleteBeside(folder);
        Files.deleteIfExists(endpoints());
        Path log = folder.resolve("servers.log");
        List<String> command = new ArrayList<>(Commands.OWN_SESSION);
        command.addAll(List.of(
                Commands.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                program.copyInto(folder.resolve("program")),
                "dev.labelwright.stack.LabelwrightCommand",
                "servers",
                "--data",
                folder.resolve("data").toString(),
                "--endpoints",
                endpoints().toString(),
                "--watch",
                Long.toString(BuildProcess.pid())));
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(endpoints())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new TestServersException("the test servers did not start:\n" + Files.readString(log));
            }
            pause();
        }
        return ServersEndpoints.read(endpoints());
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                // Another class loader of this JVM has it.
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
