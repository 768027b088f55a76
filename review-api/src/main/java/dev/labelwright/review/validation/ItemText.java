package dev.labelwright.review.validation;

import dev.labelwright.csv.CsvTable;

/**
 * A row of the file, as it stands there.
 *
 * @param line where it starts
 * @param noteId empty for a value of the patient
 * @param value empty where the cell has none
 */
record ItemText(long line, String variable, String scope, String patientId, String noteId, String value) {
    static ItemText of(CsvTable.Row row) {
        return new ItemText(
                row.line(),
                row.cell(ItemColumn.NAME.header()).strip(),
                row.cell(ItemColumn.SCOPE.header()).strip(),
                row.cell(ItemColumn.PATIENT.header()).strip(),
                row.cell(ItemColumn.NOTE.header()).strip(),
                row.cell(ItemColumn.VALUE.header()).strip());
    }

    String cell(ItemColumn column) {
        return switch (column) {
            case NAME -> variable;
            case SCOPE -> scope;
            case PATIENT -> patientId;
            case NOTE -> noteId;
            case VALUE -> value;
        };
    }
}
