package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.ConfidenceSource;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.answer.ValuePlaces.Span;
import dev.labelwright.worker.call.TokenProbability;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The confidence of each value of an answer: the probability of the tokens that spell it, where the endpoint told those
 * of this very text, else what the model states.
 */
final class Confidences {
    /** What a model that states no confidence is taken to have: as sure as not. */
    static final double UNSTATED = 0.5;

    private final List<TokenProbability> tokens;
    private final Map<String, Span> places;

    private Confidences(List<TokenProbability> tokens, Map<String, Span> places) {
        this.tokens = tokens;
        this.places = places;
    }

    /**
     * The confidences of an answer.
     *
     * @param content what is read as the answer
     * @param tokens of the same text; others say nothing of it
     */
    static Confidences of(String content, List<TokenProbability> tokens) {
        StringBuilder told = new StringBuilder();
        tokens.forEach(token -> told.append(token.text()));
        return told.toString().equals(content)
                ? new Confidences(tokens, ValuePlaces.of(content))
                : new Confidences(List.of(), Map.of());
    }

    /**
     * The confidence of a value.
     *
     * @param place of its object in the answer
     * @param stated what the object says of it; may be {@code null}
     */
    Confidence of(VariableDefinition variable, String place, JsonNode stated) {
        OptionalDouble probability = probability(places.get(place), freeText(variable));
        return probability.isPresent()
                ? new Confidence(probability.getAsDouble(), ConfidenceSource.LOGPROBS)
                : new Confidence(stated(stated), ConfidenceSource.STATED);
    }

    /** Of free text the mean of its tokens: a long text has a small probability however sure each word is. */
    private OptionalDouble probability(Span span, boolean mean) {
        if (span == null) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int count = 0;
        int start = 0;
        for (TokenProbability token : tokens) {
            int end = start + token.text().length();
            if (start < span.end() && end > span.start()) {
                sum += token.logprob();
                count++;
            }
            start = end;
        }
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(Math.exp(mean ? sum / count : sum), 0.0, 1.0));
    }

    private static boolean freeText(VariableDefinition variable) {
        return variable.type() == VariableType.TEXT && variable.options().isEmpty();
    }

    private static double stated(JsonNode said) {
        return said == null || !said.isNumber() ? UNSTATED : Math.clamp(said.doubleValue(), 0.0, 1.0);
    }
}
