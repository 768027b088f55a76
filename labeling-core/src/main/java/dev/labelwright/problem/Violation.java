package dev.labelwright.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One broken rule in an input. A body's violation has a field; a file's has line, column and code.
 *
 * @param field the path of the field, as {@code variables.names[0]}
 * @param line the physical line where the record starts; the header is line 1
 * @param column the header's name of the cell
 * @param code the rule, for machines
 * @param message the rule, for people; quotes ids, never a note's text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, Long line, String column, String code, String message) {

    /** A broken rule in a field of a body, or in a parameter. */
    public static Violation ofField(String field, String message) {
        return new Violation(field, null, null, null, message);
    }

    /** A broken rule in a line of a file. */
    public static Violation ofLine(long line, String column, String code, String message) {
        return new Violation(null, line, column, code, message);
    }
}
