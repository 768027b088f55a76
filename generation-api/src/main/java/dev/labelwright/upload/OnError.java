package dev.labelwright.upload;

/** What an upload does with bad rows. */
public enum OnError {
    /** Any bad row, and nothing is stored. */
    reject,
    /** Bad rows are left out and told. */
    skip
}
