package dev.labelwright.usage;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.labelwright.rest.DecimalString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes sums of usage as a file for spreadsheets. */
final class UsageFile {
    private static final String FORMULA = "=+-@\t\r'";

    private UsageFile() {}

    static byte[] write(UsageGrouping grouping, List<UsageRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    grouping.word(),
                    "id",
                    "calls",
                    "input_tokens",
                    "cached_input_tokens",
                    "output_tokens",
                    "unconfirmed_tokens",
                    "cost",
                    "currency");
            for (UsageRow row : rows) {
                csv.writeRecord(
                        guarded(row.key()),
                        row.id(),
                        Long.toString(row.calls()),
                        Long.toString(row.tokensInput()),
                        Long.toString(row.tokensCachedInput()),
                        Long.toString(row.tokensOutput()),
                        Long.toString(row.tokensUnconfirmed()),
                        DecimalString.of(row.cost()),
                        row.currency());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With a {@code '} before what a spreadsheet would take for a formula, as in every file of Labelwright. */
    private static String guarded(String name) {
        return !name.isEmpty() && FORMULA.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
