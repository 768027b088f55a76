package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Quote;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.worker.evidence.QuoteFinder;
import java.util.List;

/** Support by {@code quotes}, each looked up in the note. */
record QuotedNote(QuoteFinder note) implements Support {
    @Override
    public List<Quote> read(String place, JsonNode item) throws MalformedAnswerException {
        return Support.strings(place, "quotes", item).stream()
                .filter(text -> !text.isBlank())
                .limit(AnswerSchema.MAX_QUOTES)
                .map(note::find)
                .distinct()
                .toList();
    }
}
