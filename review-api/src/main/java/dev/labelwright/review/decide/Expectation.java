package dev.labelwright.review.decide;

import java.util.Arrays;

/**
 * Which version of a label a person has seen.
 *
 * @param ifMatch the header's value; {@code null} where any version will do
 */
public record Expectation(String ifMatch) {
    /** Whether a label of this {@code ETag} is the one that was seen. */
    public boolean isMetBy(String etag) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
