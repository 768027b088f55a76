package dev.labelwright.rules.model;

/** What planning makes of a selected cell. */
public enum Verdict {
    /** A person decided in it. */
    PROTECTED,
    /** It has a value already. */
    SKIPPED,
    /** Its task is planned. */
    ASKED,
    /** It counts as asked, and ends without a call: a condition does not hold. */
    CONDITION_NOT_MET;

    /** Whether the cell counts as asked. */
    public boolean countsAsAsked() {
        return this == ASKED || this == CONDITION_NOT_MET;
    }
}
