package dev.labelwright.worker.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** An answer's bytes, as they come in: never more than a limit, packed or not. Not thread-safe. */
final class AnswerBytes {
    /** The longest answers, with the probabilities of their tokens, have a few megabytes. */
    static final long MOST = 16L * 1024 * 1024;

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final int BYTE = 0xFF;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes the next piece; fails, and so ends the call, where that is too much. */
    void add(byte[] piece) {
        if (bytes.size() + (long) piece.length > MOST) {
            throw new UncheckedIOException(new TooManyBytesException(MOST));
        }
        bytes.writeBytes(piece);
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    /** What was said; unpacked where it is compressed, though nobody asked for that. */
    InputStream read() throws IOException {
        byte[] all = bytes.toByteArray();
        boolean packed = all.length > 1 && (all[0] & BYTE) == GZIP_FIRST && (all[1] & BYTE) == GZIP_SECOND;
        InputStream plain = new ByteArrayInputStream(all);
        return packed ? new BoundedStream(new GZIPInputStream(plain), MOST) : plain;
    }
}
