package dev.labelwright.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the demo's reviewer changes: the draft that is least sure, to another value that its variable allows. Whether the
 * new value is right does not matter here; that it stands does.
 */
record ReviewerEdit(Label label, JsonNode value) {
    private static final int LENGTH_OF_A_DATE = 10;

    /** The edit of one of these labels; none where no label of a note is a draft with a value that can be changed. */
    static Optional<ReviewerEdit> of(List<Label> labels, List<Variable> variables) {
        Map<String, Variable> byName =
                variables.stream().collect(Collectors.toMap(Variable::name, Function.identity()));
        return labels.stream()
                .filter(label -> label.noteId() != null
                        && label.draft()
                        && label.hasValue()
                        && byName.containsKey(label.variable()))
                .sorted(Comparator.<Label>comparingInt(label -> label.scope() == Scope.MANY_PER_NOTE ? 1 : 0)
                        .thenComparingDouble(Label::certainty)
                        .thenComparing(Label::id))
                .flatMap(label -> another(byName.get(label.variable()), label.value()).stream()
                        .map(value -> new ReviewerEdit(label, value)))
                .findFirst();
    }

    /** Another value that the variable allows. */
    static Optional<JsonNode> another(Variable variable, JsonNode value) {
        return switch (variable.type()) {
            case TEXT -> anotherText(variable.options(), value.asText());
            case BOOLEAN -> Optional.of(BooleanNode.valueOf(!value.booleanValue()));
            case INTEGER, FLOAT ->
                Optional.of(DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE)));
            case TIMESTAMP ->
                Optional.of(TextNode.valueOf(LocalDate.parse(value.asText().substring(0, LENGTH_OF_A_DATE))
                        .plusDays(1)
                        .toString()));
        };
    }

    private static Optional<JsonNode> anotherText(List<Option> options, String value) {
        if (options.isEmpty()) {
            return Optional.of(TextNode.valueOf(value + " (reviewed)"));
        }
        return options.stream()
                .map(Option::value)
                .filter(option -> !option.equals(value))
                .findFirst()
                .map(TextNode::valueOf);
    }
}
