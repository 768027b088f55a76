package dev.labelwright.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8, passes over a byte order mark, and refuses anything that is not UTF-8 with the line where it stands. */
final class StrictUtf8Reader extends Reader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream source;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private boolean afterReturn;
    private boolean started;
    private boolean ended;

    StrictUtf8Reader(InputStream source) {
        this.source = source;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            int decoded = out.position() - offset;
            if (decoded > 0) {
                int from = skipMark(target, offset);
                int shown = decoded - from;
                if (from > 0) {
                    System.arraycopy(target, offset + from, target, offset, shown);
                }
                count(target, offset, shown);
                if (shown > 0) {
                    return shown;
                }
                out.position(offset);
                continue;
            }
            if (result.isError()) {
                throw new UnreadableFileException(
                        line, null, FileRule.NOT_UTF8, "the file is not UTF-8: a byte here is no part of a character");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private int skipMark(char[] target, int offset) {
        boolean mark = !started && target[offset] == '\uFEFF';
        started = true;
        return mark ? 1 : 0;
    }

    private void count(char[] target, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            char character = target[index];
            if (character == '\r' || (character == '\n' && !afterReturn)) {
                line++;
            }
            afterReturn = character == '\r';
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = source.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }
}
