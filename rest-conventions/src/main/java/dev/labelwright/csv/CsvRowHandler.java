package dev.labelwright.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Gathers the cells of a record, and counts the quotes that open or close nothing. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final List<String> cells = new ArrayList<>();
    private long line;
    private boolean strayQuote;
    private long strayQuotes;

    /** The quotes so far that stand in cells that are not quoted. */
    long strayQuotes() {
        return strayQuotes;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells.clear();
        line = startingLineNumber;
        strayQuote = false;
    }

    @Override
    protected void handleField(int fieldIndex, char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new String(buffer, offset, length));
        if (!quoted) {
            for (int index = offset; index < offset + length; index++) {
                if (buffer[index] == '"') {
                    strayQuote = true;
                    strayQuotes++;
                }
            }
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(line, cells, strayQuote);
    }
}
