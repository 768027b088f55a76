package dev.labelwright.variable;

/** Texts in cells that a spreadsheet shows and never runs. */
final class CsvText {
    private static final String RISKY = "=+-@\t\r'";

    private CsvText() {}

    /** The cell of a text: with a {@code '} before what would be taken for a formula, or begins with {@code '} itself. */
    static String guarded(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text of a cell; a {@code '} that guards nothing is part of the text. */
    static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && RISKY.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
