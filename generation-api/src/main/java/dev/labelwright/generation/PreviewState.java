package dev.labelwright.generation;

/** What became of what a preview kept. */
public enum PreviewState {
    /** Kept; can be promoted or discarded. */
    OPEN,
    /** On its way into labels. */
    PROMOTING,
    /** In the labels, as far as reviews and newer generations left room. */
    PROMOTED,
    /** On its way out. */
    DISCARDING,
    DISCARDED,
    /** Kept for as long as previews are, and forgotten. */
    EXPIRED
}
