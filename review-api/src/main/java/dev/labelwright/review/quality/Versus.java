package dev.labelwright.review.quality;

import java.util.List;

/**
 * The two whose answers are compared.
 *
 * @param by what tells them apart
 */
record Versus(By by, String first, String second) {

    /** What tells two answers apart. */
    enum By {
        MODEL,
        VARIABLE_VERSION
    }

    List<String> both() {
        return List.of(first, second);
    }
}
