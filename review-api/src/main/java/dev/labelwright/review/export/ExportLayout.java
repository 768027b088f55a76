package dev.labelwright.review.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a CSV file is laid out. */
public enum ExportLayout {
    /** A line for each label. */
    DETAILED,
    /** A line for each patient, a column for each variable. */
    PATIENT;

    /** The layout that a request's word stands for. */
    static Optional<ExportLayout> of(String word) {
        return Arrays.stream(values())
                .filter(layout -> layout.word().equals(word))
                .findFirst();
    }

    /** What a request calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
