package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Draft;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.worker.evidence.QuoteFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one answer object: {@code quotes}, {@code value}, {@code confidence}. */
final class ItemReader {
    /** What a model that states no confidence is taken to have: as sure as not. */
    static final double UNSTATED_CONFIDENCE = 0.5;

    private final QuoteFinder quotes;

    ItemReader(QuoteFinder quotes) {
        this.quotes = quotes;
    }

    /**
     * The draft, or nothing where the note says nothing that fits the variable.
     *
     * @param place where the object stands in the answer, for messages
     */
    Optional<Draft> read(VariableDefinition variable, String place, JsonNode item) throws MalformedAnswerException {
        if (!item.isObject()) {
            throw new MalformedAnswerException(place, "must be an object");
        }
        List<Quote> evidence = evidence(place + ".quotes", item.get("quotes"));
        JsonNode value = item.get("value");
        if (value == null) {
            throw new MalformedAnswerException(place + ".value", "is missing");
        }
        if (value.isContainerNode()) {
            throw new MalformedAnswerException(place + ".value", "must not be an object or an array");
        }
        double confidence = confidence(item.get("confidence"));
        return ValueReader.read(variable, value).map(canonical -> new Draft(canonical, confidence, evidence));
    }

    private List<Quote> evidence(String place, JsonNode said) throws MalformedAnswerException {
        if (said == null || !said.isArray()) {
            throw new MalformedAnswerException(place, "must be an array of strings");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : said) {
            if (!text.isTextual()) {
                throw new MalformedAnswerException(place, "must be an array of strings");
            }
            texts.add(text.textValue());
        }
        return texts.stream()
                .filter(text -> !text.isBlank())
                .limit(AnswerSchema.MAX_QUOTES)
                .map(quotes::find)
                .distinct()
                .toList();
    }

    private static double confidence(JsonNode said) {
        if (said == null || !said.isNumber()) {
            return UNSTATED_CONFIDENCE;
        }
        return Math.clamp(said.doubleValue(), 0.0, 1.0);
    }
}
