package dev.labelwright.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bodies of calls, a line each, so that other clients can make the very same ones. */
final class RecordedCalls implements AutoCloseable {
    private final OutputStream lines;
    private final int most;
    private int kept;

    /** @param most how many are kept */
    RecordedCalls(Path file, int most) throws IOException {
        this.lines = new BufferedOutputStream(Files.newOutputStream(file));
        this.most = most;
    }

    synchronized void add(byte[] body) throws IOException {
        if (kept < most) {
            kept++;
            lines.write(body);
            lines.write('\n');
        }
    }

    @Override
    public synchronized void close() throws IOException {
        kept = most;
        lines.close();
    }
}
