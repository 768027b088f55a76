package dev.labelwright.offline.baseline;

/** What the text says of a finding that it names. */
enum Assertion {
    /** The patient has it. */
    PRESENT,
    /** The patient had it, or it ended. */
    HISTORICAL,
    /** It is denied. */
    NEGATED,
    /** Somebody else has it. */
    OTHER_EXPERIENCER,
    /** It is only asked about, or might come. */
    HYPOTHETICAL
}
