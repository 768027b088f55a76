package dev.labelwright.demo.gold;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads gold values from CSV with the columns {@code Name,Scope,Patient_id,Document_id,Value}, in any order. */
public final class GoldFile {
    private static final List<String> COLUMNS = List.of("Name", "Scope", "Patient_id", "Document_id", "Value");

    private GoldFile() {}

    /**
     * The file's values, in its order.
     *
     * @throws InvalidGoldException where the file can not be read as gold values; names line, column and rule
     */
    public static List<GoldValue> read(Path file) {
        List<GoldValue> values = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : records) {
                values.add(value(file, row));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidGoldException(file + " can not be read: " + e.getMessage(), e);
        } catch (CsvParseException e) {
            throw new InvalidGoldException(file + " is not well-formed CSV: " + e.getMessage(), e);
        }
        if (values.isEmpty()) {
            throw new InvalidGoldException(file + " has no values below its header", null);
        }
        return values;
    }

    private static GoldValue value(Path file, NamedCsvRecord row) {
        for (String column : COLUMNS) {
            if (!row.getHeader().contains(column)) {
                throw new InvalidGoldException("%s, line 1: the column %s is missing".formatted(file, column), null);
            }
        }
        return new GoldValue(
                required(file, row, "Name"), required(file, row, "Patient_id"), required(file, row, "Value"));
    }

    private static String required(Path file, NamedCsvRecord row, String column) {
        String value = row.findField(column).orElse("").strip();
        if (value.isEmpty()) {
            throw new InvalidGoldException(
                    "%s, line %d, column %s: must not be empty".formatted(file, row.getStartingLineNumber(), column),
                    null);
        }
        return value;
    }
}
