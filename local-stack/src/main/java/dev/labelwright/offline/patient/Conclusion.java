package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.prompt.AnswerSchema;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows from some candidates.
 *
 * @param sources those that agree, best first
 * @param confidence from 0 to 1
 */
record Conclusion(JsonNode value, List<Given> sources, double confidence) {
    private static final double NOTHING_FOUND = 0.5;

    Conclusion {
        sources = List.copyOf(sources);
    }

    /**
     * The value, with a confidence that is the mean of those which agree, and half of it where hardly any does.
     *
     * @param first the candidate that decided
     * @param agreeing all that say the same, the first among them
     * @param asked how many had something to say
     */
    static Conclusion of(JsonNode value, Given first, List<Given> agreeing, int asked) {
        double mean = agreeing.stream().mapToDouble(Given::confidence).average().orElse(0);
        List<Given> sources = Stream.concat(
                        Stream.of(first),
                        agreeing.stream()
                                .sorted(Comparator.comparingDouble(Given::confidence)
                                        .reversed()))
                .distinct()
                .toList();
        return new Conclusion(value, sources, mean * (0.5 + 0.5 * agreeing.size() / asked));
    }

    ObjectNode json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = answer.putArray("sources");
        sources.stream().limit(AnswerSchema.MAX_SOURCES).map(Given::key).forEach(keys::add);
        answer.set("value", value);
        answer.put("confidence", Math.round(confidence * 100) / 100.0);
        return answer;
    }

    /** The answer where nothing follows. */
    static ObjectNode nothing() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("sources");
        answer.putNull("value");
        answer.put("confidence", NOTHING_FOUND);
        return answer;
    }
}
