package dev.labelwright.review.label;

import dev.labelwright.event.Quote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A quote that speaks for a label.
 *
 * @param noteId the note; {@code null} where a value of the patient quotes what stands in none
 * @param start offset of its first character in Unicode code points; {@code null} where it is not in the note
 * @param end offset behind its last character in Unicode code points; {@code null} where it is not in the note
 * @param text where grounded, the note's own words
 * @param grounded whether the note was found to say exactly this there
 */
@Schema(description = "A quote that speaks for a label; offsets in Unicode code points, the end exclusive")
public record Evidence(String noteId, Integer start, Integer end, String text, boolean grounded) {

    /** A quote that names its note. */
    public static Evidence of(Quote quote) {
        return quote.grounded()
                ? new Evidence(quote.noteId(), quote.start(), quote.end(), quote.text(), true)
                : new Evidence(quote.noteId(), null, null, quote.text(), false);
    }
}
