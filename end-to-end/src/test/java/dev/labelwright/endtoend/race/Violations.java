package dev.labelwright.endtoend.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a check has found. */
final class Violations {
    private final List<Violation> found = new ArrayList<>();

    void add(Violation.Kind kind, Supplier<String> what) {
        found.add(new Violation(kind, what.get()));
    }

    /** Adds a violation unless the rule holds. */
    void require(boolean rule, Violation.Kind kind, Supplier<String> what) {
        if (!rule) {
            add(kind, what);
        }
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
