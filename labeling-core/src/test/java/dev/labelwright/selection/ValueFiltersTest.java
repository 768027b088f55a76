package dev.labelwright.selection;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.json;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.ofNote;
import static dev.labelwright.ontology.SampleVariables.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.condition.Predicate;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFiltersTest {
    private static final Variable AGE = number("Age");
    private static final Variable STAGE = aggregated("Stage", Strategy.MAX);
    private static final Variable DRUG = ofNote("Drug", VariableType.TEXT, Scope.MANY_PER_NOTE);
    private static final Variable SEEN = ofNote("Seen", VariableType.TIMESTAMP, Scope.ONE_PER_NOTE);
    private static final Variable WEIGHT = ofNote("Weight", VariableType.FLOAT, Scope.ONE_PER_NOTE);
    private static final List<Variable> ONTOLOGY = List.of(AGE, STAGE, DRUG, SEEN, WEIGHT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Age|IS|62|",
                "Age|IS_NOT|{\"variable\":\"Weight\"}|",
                "Age|NOT_EMPTY||",
                "Drug|NOT_CONTAINS|\"mab\"|",
                "Drug|IN|[\"aspirin\",\"ibuprofen\"]|",
                "Seen|ON_OR_BEFORE|\"2024-02-29\"|",
                "Seen|IN|[\"2024-02-29\",\"2024-03-01T10:00Z\"]|",
                "Seen|NOT_WITHIN_DAYS|{\"variable\":\"Seen\"}|0",
            })
    void findsItsVariables(String variable, Operator operator, String value, Integer days) {
        // Given a filter that keeps the rules
        Condition filter = filter(variable, operator, value, days);

        // When its variables are looked for
        List<Predicate> found = ValueFilters.of(List.of(filter), ONTOLOGY);

        // Then it is the condition over the ontology
        Variable left = ONTOLOGY.stream()
                .filter(each -> each.name().equals(variable))
                .findFirst()
                .orElseThrow();
        assertThat(found).singleElement().satisfies(predicate -> {
            assertThat(predicate.subject()).isEqualTo(Condition.Subject.VARIABLE);
            assertThat(predicate.left()).isEqualTo(new Predicate.Side(left.id(), left.patientLevel()));
            assertThat(predicate.operator()).isEqualTo(operator);
            assertThat(predicate.days()).isEqualTo(days);
            assertThat(predicate.dates()).isEqualTo(left.type() == VariableType.TIMESTAMP);
        });
    }

    @Test
    void namesEachUnknownVariable() {
        // Given filters that name variables that do not exist, on both sides
        List<Condition> filters = List.of(
                on("Dose", Operator.EMPTY, null),
                on("Age", Operator.IS, "{\"variable\":\"Height\"}"),
                on("Age", Operator.IN, "62"));

        // When their variables are looked for
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> ValueFilters.of(filters, ONTOLOGY));

        // Then each is named with its place
        assertThat(problem.code()).isEqualTo(ErrorCode.UNKNOWN_REFERENCE);
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("variableValues[0].variable", "variableValues[1].value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Age|BEFORE|\"2024-01-01\"||operator,value",
                "Age|CONTAINS|6||operator",
                "Seen|CONTAINS|\"2024-01-01\"||operator",
                "Age|EMPTY|6||value",
                "Age|IS|||value",
                "Age|IS|\"62\"||value",
                "Age|IS|[62]||value",
                "Age|IS|6.5||value",
                "Age|IN|62||value",
                "Age|IN|[]||value",
                "Age|IN|[1,\"2\",null]||value[1],value[2]",
                "Age|IS|{\"variable\":\"Drug\"}||value",
                "Age|IN|{\"variable\":\"Stage\"}||value",
                "Seen|AFTER|\"2024-02-30\"||value",
                "Seen|AFTER|\"yesterday\"||value",
                "Seen|AFTER|\"2024-02-01\"|3|days",
                "Seen|WITHIN_DAYS|\"2024-02-01\"||days",
                "Seen|WITHIN_DAYS|\"2024-02-01\"|-1|days",
                "Seen|NOT_WITHIN_DAYS|\"2024-02-01\"|100001|days",
            })
    void refusesWhatCannotBeCompared(String variable, Operator operator, String value, Integer days, String fields) {
        // Given a filter that breaks a rule, after one that breaks none
        List<Condition> filters = List.of(on("Age", Operator.NOT_EMPTY, null), filter(variable, operator, value, days));

        // When its variables are looked for
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> ValueFilters.of(filters, ONTOLOGY));

        // Then what breaks it is named
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly(List.of(fields.split(",")).stream()
                        .map(field -> "variableValues[1]." + field)
                        .toArray(String[]::new));
    }

    private static Condition filter(String variable, Operator operator, String value, Integer days) {
        return new Condition(Condition.Subject.VARIABLE, variable, operator, value == null ? null : json(value), days);
    }
}
