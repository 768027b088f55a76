package dev.labelwright.endtoend.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check has found. */
final class Violations {
    private final List<Violation> found = new ArrayList<>();

    void add(Violation.Kind kind, String what, Object... arguments) {
        found.add(new Violation(kind, String.format(Locale.ROOT, what, arguments)));
    }

    /** Adds a violation unless the rule holds. */
    void require(boolean rule, Violation.Kind kind, String what, Object... arguments) {
        if (!rule) {
            add(kind, what, arguments);
        }
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
