package dev.labelwright.generation.history;

import java.util.ArrayList;
import java.util.List;

/** A time span in words: {@code 2 hours, 3 minutes, 56 seconds}; units that are zero are left out. */
final class ElapsedTime {
    private ElapsedTime() {}

    static String inWords(long seconds) {
        List<String> parts = new ArrayList<>();
        add(parts, seconds / 3600, "hour");
        add(parts, seconds / 60 % 60, "minute");
        add(parts, seconds % 60, "second");
        return parts.isEmpty() ? "0 seconds" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
