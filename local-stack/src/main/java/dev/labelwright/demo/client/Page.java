package dev.labelwright.demo.client;

import java.util.List;

/** A piece of a list; {@code nextCursor} asks for what follows and is absent at the end. */
public record Page<T>(List<T> items, String nextCursor) {
    public Page {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
