package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * A quote and where it stands in the note.
 *
 * @param noteId the note; {@code null} where the event speaks of one text, whose notes it names
 * @param start offset of the first character in Unicode code points; -1 where the quote is not in the note
 * @param end offset behind the last character in Unicode code points; -1 where the quote is not in the note
 * @param text where grounded, the note's own text between the offsets; else what the model said
 * @param grounded whether the note was found to say exactly this there
 * @param near where the note says something like it, for people to look at; {@code null} where grounded, or where it
 *     says nothing like it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quote(String noteId, int start, int end, String text, boolean grounded, Near near) {
    /**
     * A passage that is not what was quoted, but like it.
     *
     * @param start offset of its first character in Unicode code points
     * @param end offset behind its last character in Unicode code points
     */
    public record Near(int start, int end) {
        public Near {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("a passage stands at offsets, not [%d, %d)".formatted(start, end));
            }
        }
    }

    public Quote {
        Objects.requireNonNull(text, "text");
        if (grounded && (start < 0 || end <= start)) {
            throw new IllegalArgumentException(
                    "a grounded quote stands at offsets, not [%d, %d)".formatted(start, end));
        }
        if (!grounded && (start != -1 || end != -1)) {
            throw new IllegalArgumentException("a quote that is not in the note has no offsets");
        }
        if (grounded && near != null) {
            throw new IllegalArgumentException("a grounded quote is where it is, and near nothing");
        }
    }

    /** A quote from the text that the event speaks of. */
    public Quote(int start, int end, String text, boolean grounded) {
        this(null, start, end, text, grounded, null);
    }

    /** A quote of which nothing like it is known. */
    public Quote(String noteId, int start, int end, String text, boolean grounded) {
        this(noteId, start, end, text, grounded, null);
    }

    /** A quote that the note does not have. */
    public static Quote ungrounded(String text) {
        return new Quote(null, -1, -1, text, false, null);
    }

    /** A quote that the note does not have, and where it says something like it. */
    public static Quote ungrounded(String text, Near near) {
        return new Quote(null, -1, -1, text, false, near);
    }
}
