package dev.labelwright.offline.baseline;

import java.util.List;

/**
 * A phrase that names what a variable is about.
 *
 * @param stems the stems of its words
 * @param weight how surely it names it, from 0 to 1
 */
record Term(List<String> stems, double weight) {
    Term {
        stems = List.copyOf(stems);
        if (stems.isEmpty()) {
            throw new IllegalArgumentException("a term must have a word");
        }
    }
}
