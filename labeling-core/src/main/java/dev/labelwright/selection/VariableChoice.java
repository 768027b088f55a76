package dev.labelwright.selection;

import java.util.List;

/** Which variables a selection speaks of. */
public sealed interface VariableChoice {
    /** Every variable of the project that is included in generation. */
    record All() implements VariableChoice {}

    /** These, by name, whether included or not. */
    record Specific(List<String> names) implements VariableChoice {
        public Specific {
            names = List.copyOf(names);
        }
    }
}
