package dev.labelwright.upload;

import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.FileRule;
import dev.labelwright.problem.Violation;
import java.util.List;
import java.util.function.Consumer;

/** The rules of a row of notes. */
final class NoteRows {
    static final List<String> REQUIRED = List.of("NOTE_ID", "PERSON_ID", "NOTE_DATETIME", "NOTE_TEXT");
    static final List<String> OPTIONAL = List.of("NOTE_TITLE");

    static final int MAX_ID = 200;
    static final int MAX_TITLE = 1_000;
    static final int MAX_TEXT_BYTES = 1024 * 1024;

    private final Consumer<StagedNote> good;
    private final Consumer<Violation> bad;
    private long broken;

    NoteRows(Consumer<StagedNote> good, Consumer<Violation> bad) {
        this.good = good;
        this.bad = bad;
    }

    /** Checks a row: either it is good, or each rule that it breaks is told. */
    void accept(CsvTable.Row row) {
        String noteId = row.cell("NOTE_ID").strip();
        String patientId = row.cell("PERSON_ID").strip();
        String title = row.cell("NOTE_TITLE").strip();
        String text = row.cell("NOTE_TEXT");
        long before = broken;
        id(row, "NOTE_ID", noteId);
        id(row, "PERSON_ID", patientId);
        require(row, "NOTE_TITLE", title.length() <= MAX_TITLE, FileRule.TOO_LONG, atMost(MAX_TITLE));
        require(row, "NOTE_TITLE", title.indexOf('\0') < 0, FileRule.NUL_CHARACTER, "has a NUL character");
        require(row, "NOTE_TEXT", text.indexOf('\0') < 0, FileRule.NUL_CHARACTER, "has a NUL character");
        int bytes = utf8Length(text);
        require(
                row,
                "NOTE_TEXT",
                bytes <= MAX_TEXT_BYTES,
                FileRule.TOO_LONG,
                "has %d bytes of UTF-8, at most %d are allowed".formatted(bytes, MAX_TEXT_BYTES));
        NoteDate date = NoteDate.parse(row.cell("NOTE_DATETIME").strip());
        require(
                row,
                "NOTE_DATETIME",
                date != null,
                FileRule.INVALID_DATE,
                "must be an ISO 8601 date, with or without time and zone, or empty");
        if (broken == before) {
            good.accept(
                    new StagedNote(row.line(), noteId, patientId, date.notedAt(), date.hasTime(), title, text, bytes));
        }
    }

    private void id(CsvTable.Row row, String column, String id) {
        require(row, column, !id.isEmpty(), FileRule.EMPTY_VALUE, "must not be empty");
        require(row, column, id.length() <= MAX_ID, FileRule.TOO_LONG, atMost(MAX_ID));
        require(row, column, id.indexOf('\0') < 0, FileRule.NUL_CHARACTER, "has a NUL character");
    }

    private void require(CsvTable.Row row, String column, boolean holds, FileRule rule, String message) {
        if (!holds) {
            broken++;
            bad.accept(Violation.ofLine(row.line(), column, rule.name(), message));
        }
    }

    private static String atMost(int characters) {
        return "must have at most %d characters".formatted(characters);
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80) {
                bytes++;
            } else if (character < 0x800 || Character.isSurrogate(character)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
