package dev.labelwright.offline.baseline;

import java.util.List;

/** Words that change what is said of a finding before or after them. */
record Trigger(List<String> words, Kind kind) {
    Trigger {
        words = List.copyOf(words);
    }

    /** What a trigger does, and on which side of it. */
    enum Kind {
        NEGATES_WHAT_FOLLOWS,
        NEGATES_WHAT_PRECEDES,
        PAST_FOLLOWS,
        PAST_PRECEDES,
        OTHER_PERSON_FOLLOWS,
        OTHER_PERSON_PRECEDES,
        HYPOTHESIS_FOLLOWS,
        /** Looks like a negation, a past or another person and is none. */
        PSEUDO,
        /** Ends the scope of triggers on its other side. */
        TERMINATES
    }
}
