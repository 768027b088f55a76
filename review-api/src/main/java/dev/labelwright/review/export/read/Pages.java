package dev.labelwright.review.export.read;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Rows page by page, the next when the last was written: the heap holds one page, no transaction lasts as long as a slow
 * client, and nothing more is read once writing fails.
 *
 * @param <T> a row
 */
public final class Pages<T> {
    private final Function<T, List<T>> after;

    Pages(Function<T, List<T>> after) {
        this.after = after;
    }

    /** Takes a page to where it is to go. */
    @FunctionalInterface
    public interface Writing<T> {
        void write(List<T> page) throws IOException;
    }

    /** Writes every page, in order. */
    public void write(Writing<T> writing) throws IOException {
        List<T> page = after.apply(null);
        while (!page.isEmpty()) {
            writing.write(page);
            page = after.apply(page.getLast());
        }
    }
}
