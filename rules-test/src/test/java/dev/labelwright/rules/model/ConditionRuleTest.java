package dev.labelwright.rules.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionRuleTest {
    @ParameterizedTest
    @CsvSource({
        "IS, TEXT, smoker, smoker, true",
        "IS, TEXT, smoker, Smoker, false",
        "IS_NOT, TEXT, smoker, Smoker, true",
        "CONTAINS, TEXT, Never Smoked, SMOKED, true",
        "CONTAINS, TEXT, 50 of, 50%, false",
        "NOT_CONTAINS, TEXT, 50 of, 50%, true",
        "IS, TIMESTAMP, 2024-03-01T23:30-02:00, 2024-03-02, true",
        "BEFORE, TIMESTAMP, 2024-03-01T23:30-02:00, 2024-03-02, false",
        "BEFORE, TIMESTAMP, 2024-03-01, 2024-03-02T00:30Z, true",
        "ON_OR_BEFORE, TIMESTAMP, 2024-03-01T23:30-02:00, 2024-03-02, true",
        "AFTER, TIMESTAMP, 2024-03-02T23:59Z, 2024-03-02, false",
        "ON_OR_AFTER, TIMESTAMP, 2024-03-02, 2024-03-02T23:59Z, true",
        "WITHIN_DAYS, TIMESTAMP, 2024-02-29, 2024-03-02, true",
        "WITHIN_DAYS, TIMESTAMP, 2024-03-02, 2024-02-29, true",
        "WITHIN_DAYS, TIMESTAMP, 2024-02-28, 2024-03-02, false",
        "NOT_WITHIN_DAYS, TIMESTAMP, 2024-02-28, 2024-03-02, true",
    })
    void twoValuesAreCompared(Operator operator, VariableType type, String left, String right, boolean expected) {
        // When
        boolean holds = ConditionRule.holds(condition(operator), type, values(left), values(right));

        // Then
        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void aSideWithoutAValueLetsOnlyEmptyAndTheNegatedHold(Operator operator) {
        // When
        boolean withoutLeft =
                ConditionRule.holds(condition(operator), VariableType.TIMESTAMP, List.of(), values("2024-03-02"));

        // Then
        boolean expected =
                switch (operator) {
                    case EMPTY, IS_NOT, NOT_IN, NOT_WITHIN_DAYS, NOT_CONTAINS -> true;
                    case IS, IN, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, NOT_EMPTY, WITHIN_DAYS, CONTAINS -> false;
                };
        assertThat(withoutLeft).isEqualTo(expected);
    }

    @Test
    void ofSeveralValuesOneIsEnough() {
        // When
        boolean is = ConditionRule.holds(condition(Operator.IS), VariableType.TEXT, values("a", "b"), values("b", "c"));
        boolean isNot =
                ConditionRule.holds(condition(Operator.IS_NOT), VariableType.TEXT, values("a", "b"), values("b", "c"));

        // Then
        assertThat(is).isTrue();
        assertThat(isNot).isFalse();
    }

    private static Condition condition(Operator operator) {
        return new Condition(Condition.Subject.VARIABLE, "V", operator, null, operator.countsDays() ? 2 : null);
    }

    private static List<JsonNode> values(String... texts) {
        return Stream.of(texts).<JsonNode>map(TextNode::valueOf).toList();
    }
}
