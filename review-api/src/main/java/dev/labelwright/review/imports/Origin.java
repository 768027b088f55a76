package dev.labelwright.review.imports;

import dev.labelwright.problem.Violation;

/**
 * Where in a file a label stands.
 *
 * @param line of a CSV file the physical line, of a JSON array the number of its element, from 1
 * @param pointer of JSON, the label's place (RFC 6901); {@code null} in a CSV file
 */
public record Origin(long line, String pointer) {

    /**
     * A broken rule.
     *
     * @param column the column, or the last part of the pointer; {@code null} for the label as a whole
     */
    public Violation violation(String column, ImportRule rule, String message) {
        if (pointer == null) {
            return Violation.ofLine(line, column, rule.name(), message);
        }
        return new Violation(column == null ? pointer : pointer + "/" + column, line, null, rule.name(), message);
    }
}
