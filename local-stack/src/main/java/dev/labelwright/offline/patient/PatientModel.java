package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.offline.baseline.Answers;
import dev.labelwright.offline.baseline.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Answers a prompt of a later stage of {@link dev.labelwright.prompt.PromptTemplate} by rules. Deterministic and
 * thread-safe. A value that follows from no candidate is null.
 */
public final class PatientModel {
    /**
     * The answer to a prompt.
     *
     * @param system the system message, with a JSON object for each variable on a line of its own
     * @param candidates the user's message, with a JSON object for each candidate on a line of its own
     * @param schema the answer's JSON schema; a missing node where the request has none
     */
    public ObjectNode answer(String system, String candidates, JsonNode schema) {
        List<Given> given = CandidateReader.read(candidates).stream()
                .sorted(Comparator.comparing(Given::date))
                .toList();
        return Answers.of(system, schema, question -> rule(question)
                .from(question, about(question, given))
                .map(Conclusion::json)
                .orElseGet(Conclusion::nothing));
    }

    /** The variable's own candidates; else those of variables that the instruction names; else all. */
    private static List<Given> about(Question question, List<Given> given) {
        List<Given> own = given.stream()
                .filter(one -> one.variable().equals(question.name()))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        String instruction = question.instruction().toLowerCase(Locale.ROOT);
        List<Given> named = given.stream()
                .filter(one -> instruction.contains(one.variable().toLowerCase(Locale.ROOT)))
                .toList();
        return named.isEmpty() ? given : named;
    }

    private static Conclude rule(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> new ByTruth();
            case INTEGER, FLOAT, TIMESTAMP -> new ByOrder();
            case TEXT -> question.options().isEmpty() ? new ByDate() : new ByVote();
        };
    }
}
