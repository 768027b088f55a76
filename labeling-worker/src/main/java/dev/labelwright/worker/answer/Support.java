package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Quote;
import java.util.ArrayList;
import java.util.List;

/** Reads what an answer object gives in support of its value. */
sealed interface Support permits QuotedNote, NamedSources {
    /**
     * The evidence.
     *
     * @param place where the object stands in the answer, for messages
     */
    List<Quote> read(String place, JsonNode item) throws MalformedAnswerException;

    /** The strings of the object's field. */
    static List<String> strings(String place, String field, JsonNode item) throws MalformedAnswerException {
        String rule = "must be an array of strings";
        JsonNode said = item.get(field);
        if (said == null || !said.isArray()) {
            throw new MalformedAnswerException(place + "." + field, rule);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : said) {
            if (!text.isTextual()) {
                throw new MalformedAnswerException(place + "." + field, rule);
            }
            texts.add(text.textValue());
        }
        return texts;
    }
}
