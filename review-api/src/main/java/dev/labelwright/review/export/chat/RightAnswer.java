package dev.labelwright.review.export.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.list.LabelRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model should have answered to a variable, in the form of {@link AnswerSchema}. */
final class RightAnswer {
    private RightAnswer() {}

    /**
     * The answer that people's decisions on a note's cell make.
     *
     * @param labels all of the cell, reviewed, none of them stale
     * @return empty where it does not fit the schema: a value that the variable no longer allows, or too many
     */
    static Optional<Object> of(VariableDefinition variable, List<LabelRow> labels) {
        List<LabelRow> said =
                labels.stream().filter(row -> row.label().statedValue() != null).toList();
        boolean many = variable.scope() == Scope.MANY_PER_NOTE;
        if (said.size() > (many ? AnswerSchema.MAX_ITEMS : 1)
                || !said.stream().allMatch(row -> allows(variable, row.label().statedValue()))) {
            return Optional.empty();
        }
        List<Map<String, Object>> answers =
                said.stream().map(row -> answer(row.label())).toList();
        if (many) {
            return Optional.of(answers);
        }
        return Optional.of(answers.isEmpty() ? answer(List.of(), null) : answers.getFirst());
    }

    private static boolean allows(VariableDefinition variable, JsonNode value) {
        try {
            LabelValue.canonical(variable, value);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static Map<String, Object> answer(Label label) {
        return answer(quotes(label), label.statedValue());
    }

    /** The model's quotes speak for its own value, not for what somebody put in its place. */
    private static List<String> quotes(Label label) {
        return switch (label.decision().status()) {
            case ACCEPTED, MANUAL ->
                label.draft().evidence().stream()
                        .filter(Evidence::grounded)
                        .map(Evidence::text)
                        .filter(text -> text.length() <= PromptTemplate.MAX_QUOTE)
                        .limit(AnswerSchema.MAX_QUOTES)
                        .toList();
            case DRAFT, EDITED, REJECTED -> List.of();
        };
    }

    private static Map<String, Object> answer(List<String> quotes, JsonNode value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("quotes", quotes);
        answer.put("value", value);
        answer.put("confidence", 1);
        return answer;
    }
}
