package dev.labelwright.selection;

import java.util.List;

/** Which patients a selection speaks of. */
public sealed interface PatientChoice {
    /** Every patient of the project. */
    record All() implements PatientChoice {}

    /** These, by {@code PERSON_ID}. */
    record Specific(List<String> patientIds) implements PatientChoice {
        public Specific {
            patientIds = List.copyOf(patientIds);
        }
    }

    /** A random draw of patients that no generation has covered; all that are left where fewer are. */
    record NewBatch(int size) implements PatientChoice {
        public NewBatch {
            if (size < 1) {
                throw new IllegalArgumentException("a batch has at least one patient, not " + size);
            }
        }
    }

    /** The patients of an earlier draw. */
    record Batch(int number) implements PatientChoice {}
}
