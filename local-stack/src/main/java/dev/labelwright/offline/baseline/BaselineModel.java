package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.prompt.AnswerSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers a prompt of {@link dev.labelwright.prompt.PromptTemplate} by rules. Deterministic and thread-safe. Quotes are
 * substrings of the note; a value that the note does not give is null.
 */
public final class BaselineModel {
    private static final double NOTHING_FOUND = 0.5;

    /**
     * The answer to a prompt.
     *
     * @param system the system message, with a JSON object for each variable on a line of its own
     * @param note the note's text
     * @param schema the answer's JSON schema; a missing node where the request has none. Its properties are answered in
     *     their order; those that no line describes get the least that fits
     */
    public ObjectNode answer(String system, String note, JsonNode schema) {
        Reading reading = Reading.of(note);
        return Answers.of(system, schema, question -> answer(question, reading));
    }

    private static JsonNode answer(Question question, Reading reading) {
        List<Finding> findings = Rules.ruleFor(question).read(Topic.of(question), reading);
        if (question.scope() != Scope.MANY_PER_NOTE) {
            return findings.isEmpty() ? nothing() : json(findings.getFirst(), reading);
        }
        Map<JsonNode, Finding> distinct = new LinkedHashMap<>();
        findings.forEach(finding -> distinct.putIfAbsent(finding.value(), finding));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        distinct.values().stream().limit(AnswerSchema.MAX_ITEMS).forEach(finding -> list.add(json(finding, reading)));
        return list;
    }

    private static ObjectNode nothing() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("quotes");
        answer.putNull("value");
        answer.put("confidence", NOTHING_FOUND);
        return answer;
    }

    private static ObjectNode json(Finding finding, Reading reading) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode quotes = answer.putArray("quotes");
        Set<String> seen = new HashSet<>();
        finding.evidence().stream()
                .map(span -> span.of(reading.note().text()))
                .filter(quote -> !quote.isBlank() && seen.add(quote))
                .limit(AnswerSchema.MAX_QUOTES)
                .forEach(quotes::add);
        answer.set("value", finding.value());
        answer.put("confidence", Math.round(finding.confidence() * 100) / 100.0);
        return answer;
    }
}
