package dev.labelwright.csv;

import java.util.List;

/**
 * A record of a file.
 *
 * @param line the physical line where it starts
 * @param cells its cells
 * @param strayQuote whether a cell that is not quoted has a quote in it
 */
record CsvRow(long line, List<String> cells, boolean strayQuote) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.isEmpty() || (cells.size() == 1 && cells.getFirst().isEmpty());
    }
}
