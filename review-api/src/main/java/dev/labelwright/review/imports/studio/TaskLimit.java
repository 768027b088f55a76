package dev.labelwright.review.imports.studio;

import dev.labelwright.review.imports.ImportRule;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a file where one of its tasks takes more than a heap should hold. */
final class TaskLimit extends FilterInputStream {
    /** The most bytes of a task: the largest note, escaped, and room for its labels. */
    static final long MOST_BYTES = 16L * 1024 * 1024;

    private long bytes;

    TaskLimit(InputStream file) {
        super(file);
    }

    /** A task is longer than any may be. */
    static final class TooLongException extends IOException {
        TooLongException() {
            super(ImportRule.TOO_LONG.name());
        }
    }

    /** Another task begins. */
    void begin() {
        bytes = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        bytes += Math.max(count, 0);
        if (bytes > MOST_BYTES) {
            throw new TooLongException();
        }
        return count;
    }
}
