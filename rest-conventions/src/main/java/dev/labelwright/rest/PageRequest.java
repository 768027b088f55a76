package dev.labelwright.rest;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * Which piece of a list is asked for.
 *
 * @param limit the most items, 1 to 1000
 * @param after the place behind which the page begins; empty for the first page
 */
public record PageRequest(int limit, Optional<List<String>> after) {
    /** The limit where none is given. */
    public static final int DEFAULT_LIMIT = 50;

    /** The highest limit. */
    public static final int MAX_LIMIT = 1000;

    /**
     * The request of a query.
     *
     * @param limit as in the query, may be {@code null}
     * @param cursor as in the query, may be {@code null}
     * @param keyParts how many parts the list's cursor has
     * @throws ProblemException where either is not what this list gives out
     */
    public static PageRequest of(Integer limit, String cursor, int keyParts) {
        int checked = limit == null ? DEFAULT_LIMIT : limit;
        if (checked < 1 || checked > MAX_LIMIT) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (cursor == null || cursor.isEmpty()) {
            return new PageRequest(checked, Optional.empty());
        }
        return new PageRequest(checked, Optional.of(Cursor.decode(cursor, keyParts)));
    }
}
