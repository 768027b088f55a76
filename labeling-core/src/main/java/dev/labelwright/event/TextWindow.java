package dev.labelwright.event;

/**
 * Which part of a long note a dispatch asks.
 *
 * @param index its number, from 1
 * @param count how many windows the note has
 * @param start where the part begins in the whole note, in Unicode code points
 */
public record TextWindow(int index, int count, int start) {
    public TextWindow {
        if (index < 1 || index > count || start < 0) {
            throw new IllegalArgumentException("there is no window %d of %d at %d".formatted(index, count, start));
        }
    }

    /** Whether no window follows. */
    public boolean last() {
        return index == count;
    }
}
