package dev.labelwright.demo.screen;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns. */
public final class Wrapping {
    private Wrapping() {}

    /** Lines of at most so many characters, broken between the parts; a longer part has a line of its own. */
    static List<String> wrap(List<String> parts, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (!line.isEmpty() && line.length() + 1 + part.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(part);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The text in exactly so many columns: filled with blanks, or cut with an ellipsis. */
    public static String fit(String text, int columns) {
        String oneLine = text.replaceAll("\\s+", " ");
        int length = oneLine.codePointCount(0, oneLine.length());
        if (length <= columns) {
            return oneLine + " ".repeat(columns - length);
        }
        return oneLine.substring(0, oneLine.offsetByCodePoints(0, columns - 1)) + "…";
    }
}
