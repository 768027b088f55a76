package dev.labelwright.event;

/**
 * The tokens of one call.
 *
 * @param input prompt tokens, the cached ones included
 * @param cachedInput those of the input that the endpoint took from its cache
 * @param output completion tokens
 */
public record Usage(long input, long cachedInput, long output) {
    /** No call, or one that nobody pays for. */
    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        if (input < 0 || output < 0 || cachedInput < 0 || cachedInput > input) {
            throw new IllegalArgumentException(
                    "usage must not be negative, nor its cached part larger than its input: %d, %d, %d"
                            .formatted(input, cachedInput, output));
        }
    }

    public long total() {
        return input + output;
    }
}
