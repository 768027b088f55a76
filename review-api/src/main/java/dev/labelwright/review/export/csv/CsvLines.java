package dev.labelwright.review.export.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;

/** CSV as by RFC 4180. */
final class CsvLines {
    private CsvLines() {}

    /** Writes records to a writer that is not closed with it. */
    static CsvWriter to(Writer out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
    }
}
