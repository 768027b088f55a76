package dev.labelwright.review.imports;

import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.csv.UnreadableFileException;
import dev.labelwright.review.export.csv.CsvCell;
import dev.labelwright.review.export.csv.DetailedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads CSV files in the layout {@code detailed}. */
@ApplicationScoped
class CsvLabels implements LabelSource {
    private static final List<DetailedColumn> REQUIRED = List.of(
            DetailedColumn.PATIENT_ID,
            DetailedColumn.NOTE_ID,
            DetailedColumn.VARIABLE,
            DetailedColumn.STATUS,
            DetailedColumn.AI_VALUE,
            DetailedColumn.DECIDED_VALUE);

    @Override
    public ImportFormat format() {
        return ImportFormat.CSV;
    }

    @Override
    public void read(InputStream file, LabelCheck check, Consumer<ImportedLabel> labels, RejectedRows rejected) {
        List<String> required = REQUIRED.stream().map(Enum::name).toList();
        List<String> optional = DetailedColumn.names().stream()
                .filter(name -> !required.contains(name))
                .toList();
        try (CsvTable table = CsvTable.open(file, required, optional)) {
            table.forEach(
                    row -> {
                        ImportedLabel label = check.label(new Origin(row.line(), null), columns(row));
                        if (label != null) {
                            labels.accept(label);
                        }
                    },
                    rejected::add);
        } catch (UnreadableFileException e) {
            rejected.add(e.violation());
            throw rejected.asProblem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<DetailedColumn, String> columns(CsvTable.Row row) {
        Map<DetailedColumn, String> columns = new EnumMap<>(DetailedColumn.class);
        for (DetailedColumn column : DetailedColumn.values()) {
            columns.put(column, CsvCell.text(row.cell(column.name())));
        }
        return columns;
    }
}
