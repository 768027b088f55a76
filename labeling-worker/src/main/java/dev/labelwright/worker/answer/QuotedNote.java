package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Quote;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.worker.evidence.QuoteFinder;
import java.util.List;

/**
 * Support by {@code quotes}, each looked up in the note.
 *
 * @param note what of it was sent
 * @param start where that begins in the whole note, in code points
 */
record QuotedNote(QuoteFinder note, int start) implements Support {
    @Override
    public List<Quote> read(String place, JsonNode item) throws MalformedAnswerException {
        return Support.strings(place, "quotes", item).stream()
                .filter(text -> !text.isBlank())
                .limit(AnswerSchema.MAX_QUOTES)
                .map(note::find)
                .map(this::inWholeNote)
                .distinct()
                .toList();
    }

    private Quote inWholeNote(Quote found) {
        if (found.grounded()) {
            return new Quote(start + found.start(), start + found.end(), found.text(), true);
        }
        Quote.Near near = found.near();
        return near == null
                ? found
                : Quote.ungrounded(found.text(), new Quote.Near(start + near.start(), start + near.end()));
    }
}
