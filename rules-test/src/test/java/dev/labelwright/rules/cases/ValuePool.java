package dev.labelwright.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The few values of each type that cases are made of: equal ones are frequent, and borders are among them. */
final class ValuePool {
    /** Some are above 9, so that their order is not that of their digits. */
    private static final List<JsonNode> INTEGERS = numbers("-1", "0", "2", "10");

    private static final List<JsonNode> FLOATS = numbers("-1.5", "0.5", "2", "10");

    /** The third is another day in UTC than it says. */
    private static final List<JsonNode> DATES =
            texts("2024-02-29", "2024-03-01", "2024-03-01T23:30-02:00", "2024-03-02", "2024-03-02T08:00Z");

    /** With letters of both cases, and with what SQL takes for a wildcard. */
    private static final List<JsonNode> TEXTS = texts("never smoked", "Never smoked", "50%_of", "Café", "50 of");

    private static final List<JsonNode> PARTS = texts("SMOKED", "50%", "_", "café", "none of it");

    private ValuePool() {}

    /** Canonical values of a type. */
    static List<JsonNode> of(VariableType type, List<Option> options) {
        return switch (type) {
            case TEXT ->
                options.isEmpty()
                        ? TEXTS
                        : options.stream()
                                .map(Option::value)
                                .<JsonNode>map(TextNode::valueOf)
                                .toList();
            case BOOLEAN -> List.of(BooleanNode.TRUE, BooleanNode.FALSE);
            case INTEGER -> INTEGERS;
            case FLOAT -> FLOATS;
            case TIMESTAMP -> DATES;
        };
    }

    /** What a text may contain. */
    static List<JsonNode> parts() {
        return PARTS;
    }

    private static List<JsonNode> texts(String... texts) {
        return Stream.of(texts).<JsonNode>map(TextNode::valueOf).toList();
    }

    private static List<JsonNode> numbers(String... numbers) {
        return Stream.of(numbers)
                .<JsonNode>map(number -> DecimalNode.valueOf(new BigDecimal(number)))
                .toList();
    }
}
