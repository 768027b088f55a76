package dev.labelwright.offline.baseline;

import java.util.List;
import java.util.Set;

/**
 * A part of the note under a heading.
 *
 * @param stems the stems of the heading's words; empty before the first heading
 */
record Section(List<String> stems) {
    static final Section NONE = new Section(List.of());

    private static final Set<String> PAST = Set.of("past", "surgical", "previou");

    Section {
        stems = List.copyOf(stems);
    }

    /** Whether what stands here is about the patient's relatives. */
    boolean ofFamily() {
        return stems.contains("family");
    }

    /** Whether what stands here is the patient's past, such as {@code PAST MEDICAL HISTORY}. */
    boolean ofPast() {
        boolean history = stems.contains("history") || stems.contains("hx");
        return stems.contains("pmh")
                || stems.contains("psh")
                || (history && (stems.contains("medical") || stems.stream().anyMatch(PAST::contains)));
    }
}
