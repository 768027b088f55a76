package dev.labelwright.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.labelwright.problem.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file with a header (RFC 4180), read as a stream: quoted cells with line breaks, CRLF or LF, a byte order mark.
 * Wholly empty lines are passed over.
 */
public final class CsvTable implements Closeable {
    /** The longest record, in characters: the largest note, and room for the rest. */
    private static final int MAX_RECORD = 4 * 1024 * 1024;

    private final QuoteCountingReader source;
    private final CsvRowHandler handler = new CsvRowHandler();
    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private final List<String> header;

    private CsvTable(InputStream file, List<String> required, List<String> optional) {
        source = new QuoteCountingReader(new StrictUtf8Reader(file));
        reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(MAX_RECORD)
                .build(handler, source);
        rows = reader.iterator();
        CsvRow first = next();
        if (first == null || first.isBlank()) {
            throw new UnreadableFileException(
                    1, null, FileRule.EMPTY_FILE, "the file has no header; needed: " + String.join(", ", required));
        }
        header = first.cells().stream().map(String::strip).toList();
        checkHeader(required, optional);
    }

    /**
     * Reads the header.
     *
     * @param file the bytes; closed with the table
     * @param required the columns that must be there, in any order
     * @param optional those that may be there
     * @throws UnreadableFileException where the header breaks a rule
     */
    public static CsvTable open(InputStream file, List<String> required, List<String> optional) {
        return new CsvTable(file, required, optional);
    }

    /**
     * Reads every record, in order.
     *
     * @param row gets each good record
     * @param violation gets each record whose cells cannot be told apart
     * @throws UnreadableFileException where the file cannot be read on, or has no record at all
     */
    public void forEach(Consumer<Row> row, Consumer<Violation> violation) {
        long count = 0;
        long lastLine = 1;
        for (CsvRow record = next(); record != null; record = next()) {
            lastLine = record.line();
            if (record.isBlank()) {
                continue;
            }
            count++;
            if (record.strayQuote()) {
                violation.accept(Violation.ofLine(
                        record.line(),
                        null,
                        FileRule.STRAY_QUOTE.name(),
                        "a cell with a quote must be quoted, and its quotes doubled"));
            } else if (record.cells().size() != header.size()) {
                boolean unclosed = !rows.hasNext() && unclosedQuote();
                if (unclosed) {
                    break;
                }
                violation.accept(Violation.ofLine(
                        record.line(),
                        null,
                        FileRule.CELL_COUNT.name(),
                        "has %d cells, the header has %d"
                                .formatted(record.cells().size(), header.size())));
            } else {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int index = 0; index < header.size(); index++) {
                    cells.put(header.get(index), record.cells().get(index));
                }
                row.accept(new Row(record.line(), cells));
            }
        }
        if (unclosedQuote()) {
            throw new UnreadableFileException(
                    lastLine, null, FileRule.UNCLOSED_QUOTE, "a quote that opens in this record is never closed");
        }
        if (count == 0) {
            throw new UnreadableFileException(1, null, FileRule.NO_ROWS, "the file has a header and no rows");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean unclosedQuote() {
        return (source.quotes() - handler.strayQuotes()) % 2 != 0;
    }

    private CsvRow next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private static RuntimeException unreadable(CsvParseException failure) {
        if (failure.getCause() instanceof UnreadableFileException unreadable) {
            return unreadable;
        }
        if (failure.getCause() instanceof UncheckedIOException transport) {
            return transport;
        }
        if (failure.getCause() instanceof IOException transport) {
            return new UncheckedIOException(transport);
        }
        long line = 1;
        String message = String.valueOf(failure.getMessage());
        String marker = "started in line ";
        int at = message.indexOf(marker);
        if (at >= 0) {
            String digits = message.substring(at + marker.length()).replaceAll("\\D.*", "");
            line = digits.isEmpty() ? 1 : Long.parseLong(digits);
        }
        String cause = failure.getCause() == null
                ? message
                : String.valueOf(failure.getCause().getMessage());
        return cause.contains("closing quote")
                ? new UnreadableFileException(
                        line, null, FileRule.STRAY_QUOTE, "a closing quote is followed by more of the cell")
                : new UnreadableFileException(
                        line,
                        null,
                        FileRule.RECORD_TOO_LONG,
                        "a record has at most %d characters; is a quote never closed?".formatted(MAX_RECORD));
    }

    private void checkHeader(List<String> required, List<String> optional) {
        Map<String, Integer> seen = new HashMap<>();
        for (String column : header) {
            if (seen.merge(column, 1, Integer::sum) > 1) {
                throw new UnreadableFileException(
                        1, shown(column), FileRule.DUPLICATE_COLUMN, "the header names the column twice");
            }
        }
        for (String column : required) {
            if (!seen.containsKey(column)) {
                throw new UnreadableFileException(
                        1, column, FileRule.MISSING_COLUMN, "the header lacks the column " + column);
            }
        }
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw new UnreadableFileException(
                        1,
                        shown(column),
                        FileRule.UNKNOWN_COLUMN,
                        "the column is not known; known: %s, %s"
                                .formatted(String.join(", ", required), String.join(", ", optional)));
            }
        }
    }

    private static String shown(String column) {
        return column.length() > 100 ? column.substring(0, 100) + "…" : column;
    }

    /**
     * A record with as many cells as the header.
     *
     * @param line the physical line where it starts
     * @param cells by column
     */
    public record Row(long line, Map<String, String> cells) {
        /** The cell of a column; empty where the file does not have the column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
