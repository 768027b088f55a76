package dev.labelwright.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log file of one process; the one of the stack's previous start is kept beside it. */
final class ChildLog {
    private static final int TAIL_LINES = 15;

    private final String name;
    private final Path file;
    private final Terminal terminal;

    ChildLog(String name, Path folder, Terminal terminal) {
        this.name = name;
        this.file = folder.resolve(name + ".log");
        this.terminal = terminal;
        try {
            DataFolder.createPrivately(folder);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("The log file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Copies a process's output to the file and the terminal until it ends. */
    void follow(Process process) {
        Thread.ofPlatform().daemon().name("log-" + name).start(() -> copy(process.getInputStream()));
    }

    /** The last lines, for an error message. */
    String tail() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + file + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private void copy(InputStream output) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String line = reader.readLine();
            while (line != null) {
                writer.write(line + "\n");
                // Flushed by line, so that the file is complete whenever somebody looks.
                writer.flush();
                terminal.output(name, line);
                line = reader.readLine();
            }
        } catch (IOException | UncheckedIOException e) {
            terminal.warn("the log " + file + " ends early: " + e.getMessage());
        }
    }
}
