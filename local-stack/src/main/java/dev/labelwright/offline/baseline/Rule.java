package dev.labelwright.offline.baseline;

import java.util.List;

/** Reads the values of one type of variable. */
@FunctionalInterface
interface Rule {
    /** The values that the note has for a question, best first; empty where it says nothing. */
    List<Finding> read(Topic topic, Reading reading);
}
