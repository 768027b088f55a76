package dev.labelwright.review.imports;

import dev.labelwright.event.EventJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a file between its reading and its storing, on disk: so a client that is slow to send holds no
 * connection to the database, and the heap holds a slice.
 */
final class Spool implements AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;
    private BufferedReader reader;
    private long count;

    Spool() {
        try {
            file = Files.createTempFile("labelwright-import", ".jsonl");
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a label. */
    void add(ImportedLabel label) {
        try {
            writer.append(EventJson.write(label)).append('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many labels there are. */
    long count() {
        return count;
    }

    /** Ends the writing; from now on it is read. */
    void rewind() {
        try {
            writer.close();
            reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next labels as a JSON list; {@code null} at the end. */
    String next(int limit) {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (lines.size() == limit) {
                    break;
                }
            }
            return lines.isEmpty() ? null : "[" + String.join(",", lines) + "]";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
