package dev.labelwright.review.validation;

import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.csv.UnreadableFileException;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file whose cells can be told apart, and what is wrong with the others.
 *
 * @param rejected gathers what is found wrong with the rows later, too
 */
record SetFile(List<ItemText> rows, RejectedRows rejected) {
    /** The most rows of a set. */
    static final int MOST_ROWS = 50_000;

    /**
     * Reads a file.
     *
     * @throws ProblemException where it cannot be read to its end
     */
    static SetFile read(byte[] file) {
        SetFile read = new SetFile(new ArrayList<>(), new RejectedRows());
        try (CsvTable table = CsvTable.open(new ByteArrayInputStream(file), ItemColumn.headers(), List.of())) {
            table.forEach(row -> read.rows.add(ItemText.of(row)), read.rejected::add);
        } catch (UnreadableFileException e) {
            read.rejected.add(e.violation());
            throw read.rejected.asProblem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (read.rows.size() > MOST_ROWS) {
            read.rejected.add(Violation.ofLine(
                    read.rows.get(MOST_ROWS).line(),
                    null,
                    ItemRule.TOO_MANY_ROWS.name(),
                    "a set has at most %d rows".formatted(MOST_ROWS)));
            throw read.rejected.asProblem();
        }
        return read;
    }
}
