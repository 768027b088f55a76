package dev.labelwright.endtoend.race;

/** What a reviewer can do. */
enum Action {
    ACCEPT,
    EDIT,
    REJECT,
    RESET,
    /** Add a label by hand. */
    ADD,
    /** Bring back what a label said. */
    RESTORE
}
