package dev.labelwright.review.export.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.ExportFormat;
import dev.labelwright.review.export.ExportLayout;
import dev.labelwright.review.export.LabelFile;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.list.LabelRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/** The layout {@code detailed}: one line for each label, with everything that an import needs to make it again. */
@ApplicationScoped
class DetailedCsv implements LabelFile {
    private final ExportReading reading;

    DetailedCsv(ExportReading reading) {
        this.reading = reading;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.CSV && export.layout() == ExportLayout.DETAILED;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        CsvWriter csv = CsvLines.to(out);
        csv.writeRecord(DetailedColumn.names());
        reading.labels(export).write(page -> page.stream()
                .filter(export::includes)
                .map(DetailedCsv::cells)
                .forEach(csv::writeRecord));
    }

    private static List<String> cells(LabelRow row) {
        return Arrays.stream(DetailedColumn.values())
                .map(column -> CsvCell.safe(column.text(row)))
                .toList();
    }
}
