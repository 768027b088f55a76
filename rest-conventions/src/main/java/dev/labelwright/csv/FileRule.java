package dev.labelwright.csv;

/** The rules that a file can break; the {@code code} of its violations. */
public enum FileRule {
    EMPTY_FILE,
    NO_ROWS,
    NOT_UTF8,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    DUPLICATE_COLUMN,
    CELL_COUNT,
    UNCLOSED_QUOTE,
    STRAY_QUOTE,
    RECORD_TOO_LONG,
    EMPTY_VALUE,
    TOO_LONG,
    NUL_CHARACTER,
    INVALID_DATE,
    INVALID_VALUE,
    DUPLICATE_NOTE_ID,
    OTHER_PATIENT,
    DUPLICATE_NAME
}
