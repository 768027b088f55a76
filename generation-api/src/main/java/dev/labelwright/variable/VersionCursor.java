package dev.labelwright.variable;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;

/** The place in a list of versions. */
final class VersionCursor {
    private VersionCursor() {}

    /** The version behind which a page begins; refuses what no list of versions gave out. */
    static int version(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "cursor", "is not one that this list gave out");
        }
    }
}
