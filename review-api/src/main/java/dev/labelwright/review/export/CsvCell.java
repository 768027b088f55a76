package dev.labelwright.review.export;

/** A CSV cell that a spreadsheet shows and never runs. */
final class CsvCell {
    private static final String RISKY = "=+-@\t\r'";

    private CsvCell() {}

    /**
     * The text, with a {@code '} before it where a spreadsheet would take it for a formula. A text that begins with
     * {@code '} gets one too, so that an import can tell them apart and give back every text as it was.
     *
     * @param text {@code null} for an empty cell
     */
    static String safe(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
