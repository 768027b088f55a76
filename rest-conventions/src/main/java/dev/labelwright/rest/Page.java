package dev.labelwright.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A piece of a list.
 *
 * @param items in the list's order
 * @param nextCursor asks for what follows; {@code null} at the end of the list
 */
public record Page<T>(List<T> items, String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows read with a limit of one more than asked.
     *
     * @param rows at most {@code request.limit() + 1} rows
     * @param key the place of a row in the list's order
     */
    public static <R, T> Page<T> of(
            List<R> rows, PageRequest request, Function<R, T> item, Function<R, List<String>> key) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? Cursor.encode(key.apply(shown.getLast())) : null);
    }
}
