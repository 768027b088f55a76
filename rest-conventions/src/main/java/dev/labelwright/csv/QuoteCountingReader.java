package dev.labelwright.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the quotes that pass: where they do not pair up at the end of the file, the last one was never closed. */
final class QuoteCountingReader extends FilterReader {
    private long quotes;

    QuoteCountingReader(Reader source) {
        super(source);
    }

    long quotes() {
        return quotes;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int index = offset; index < offset + count; index++) {
            if (target[index] == '"') {
                quotes++;
            }
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
