package dev.labelwright.review.decide;

import java.util.Arrays;

/**
 * Which version of a label a person has seen.
 *
 * @param ifMatch the header's value; {@code null} where any version will do
 */
record Expectation(String ifMatch) {
    boolean isMetBy(String etag) {
        return ifMatch == null
                || Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
