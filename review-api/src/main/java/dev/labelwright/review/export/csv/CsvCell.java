package dev.labelwright.review.export.csv;

/** A CSV cell that a spreadsheet shows and never runs. */
public final class CsvCell {
    private static final String RISKY = "=+-@\t\r'";

    private CsvCell() {}

    /**
     * The text, with a {@code '} before it where a spreadsheet would take it for a formula. A text that begins with
     * {@code '} gets one too, so that an import can tell them apart and give back every text as it was.
     *
     * @param text {@code null} for an empty cell
     */
    public static String safe(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return isRisky(text.charAt(0)) ? "'" + text : text;
    }

    /** The text of a cell that {@link #safe} made. A {@code '} that guards nothing is the text's own. */
    public static String text(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && isRisky(cell.charAt(1)) ? cell.substring(1) : cell;
    }

    private static boolean isRisky(char first) {
        return RISKY.indexOf(first) >= 0;
    }
}
