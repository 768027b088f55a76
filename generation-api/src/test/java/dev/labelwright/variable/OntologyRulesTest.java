package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.problem.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OntologyRulesTest {
    private static final VariableContent AGE = Contents.content("Age", "INTEGER", "");
    private static final VariableContent WEIGHT = Contents.content("Weight", "FLOAT", "");
    private static final VariableContent STAGE = Contents.content("Stage", "TEXT", "'scope': 'ONE_PER_PATIENT'");
    private static final VariableContent SEEN = Contents.content("Seen", "TIMESTAMP", "");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': 5                     |
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': 'five'                | conditions[0].value
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IN', 'value': [5, 'six', 7.5]       | conditions[0].value[1] conditions[0].value[2]
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'BEFORE', 'value': '2026-01-01'      | conditions[0].operator
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'CONTAINS', 'value': 'x'             | conditions[0].operator
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': {'variable': 'Weight'} |
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': {'variable': 'Stage'} | conditions[0].value
            'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'NOT_EMPTY'                          |
            'subject': 'VARIABLE', 'variable': 'Stage', 'operator': 'NOT_CONTAINS', 'value': 'IV'      |
            'subject': 'VARIABLE', 'variable': 'Seen', 'operator': 'AFTER', 'value': '2026-01-01'      |
            'subject': 'VARIABLE', 'variable': 'Seen', 'operator': 'AFTER', 'value': 'yesterday'       | conditions[0].value
            'subject': 'VARIABLE', 'variable': 'Seen', 'operator': 'WITHIN_DAYS', 'value': {'variable': 'Age'}, 'days': 3 | conditions[0].value
            'subject': 'NOTE_DATE', 'operator': 'ON_OR_BEFORE', 'value': {'variable': 'Seen'}          |
            'subject': 'NOTE_DATE', 'variable': 'Seen', 'operator': 'WITHIN_DAYS', 'days': 3           |
            'subject': 'NOTE_DATE', 'variable': 'Stage', 'operator': 'IS'                              | conditions[0].value
            'subject': 'NOTE_DATE', 'operator': 'CONTAINS', 'value': '2026'                            | conditions[0].operator
            'subject': 'NOTE_TITLE', 'operator': 'CONTAINS', 'value': 'letter'                         |
            'subject': 'NOTE_TITLE', 'operator': 'IS', 'value': 5                                      | conditions[0].value
            'subject': 'NOTE_TITLE', 'operator': 'AFTER', 'value': '2026-01-01'                        | conditions[0].operator
            """)
    void comparesOnlyWhatCanBeCompared(String condition, String fields) {
        // Given a variable with a condition
        VariableContent content = Contents.content("V", "TEXT", "'conditions': [{%s}]".formatted(condition));

        // When it comes into the ontology
        OntologyRules.Outcome outcome = changing(content);

        // Then what does not fit is named, place by place
        assertThat(outcome.findings())
                .extracting(Finding::field)
                .containsExactlyElementsOf(fields == null ? List.of() : List.of(fields.split(" ")));
        assertThat(outcome.findings())
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(ErrorCode.RULE_BROKEN));
    }

    @Test
    void keepsConstantsInTheirCanonicalForm() {
        VariableContent content = Contents.content("V", "TEXT", """
                'conditions': [{'subject': 'VARIABLE', 'variable': 'Weight', 'operator': 'IN', 'value': [1.50, 2e1]}]""");

        OntologyRules.Outcome outcome = changing(content);

        assertThat(outcome.contents().getFirst().conditions().getFirst().value())
                .hasToString("[1.5,20]");
    }

    @Test
    void namesWhatIsNotThere() {
        VariableContent content = Contents.body("""
                        {'name': 'V', 'kind': 'DEPENDENT', 'type': 'FLOAT', 'inputs': ['Age', 'ghost 1'], 'model': 'ghost 2',
                         'instruction': 'Add {Age} and {ghost 3}', 'conditions': [
                          {'subject': 'VARIABLE', 'variable': 'ghost 4', 'operator': 'IS', 'value': {'variable': 'ghost 5'}}]}""").validated();

        OntologyRules.Outcome outcome = changing(content);

        assertThat(outcome.findings())
                .extracting(Finding::field)
                .containsExactly("inputs[1]", "instruction", "model", "conditions[0].variable", "conditions[0].value");
        assertThat(outcome.findings())
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(ErrorCode.UNKNOWN_REFERENCE));
    }

    @Test
    void namesTheCircle() {
        // Given B that looks at A on the right of a condition
        VariableContent b = Contents.content("B", "INTEGER", """
                'conditions': [{'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': {'variable': 'A'}}]""");

        // When A is derived from B
        VariableContent a = Contents.dependent("A", "B");
        OntologyRules.Outcome outcome = new OntologyRules(Contents.ontology(AGE, b, a), Set.of()).changing(Set.of("A"));

        // Then the circle is told from A
        assertThat(outcome.findings())
                .containsExactly(
                        new Finding("A", "inputs", ErrorCode.RULE_BROKEN, "the variables go in a circle: A → B → A"));
    }

    @Test
    void namesTheBeginningOfALongCircle() {
        // Given thirty variables, each derived from the next, and the last from the first
        VariableContent[] contents = IntStream.range(0, 30)
                .mapToObj(index -> Contents.dependent("v" + index, "v" + (index + 1) % 30))
                .toArray(VariableContent[]::new);

        // When one of them is looked at
        OntologyRules.Outcome outcome = new OntologyRules(Contents.ontology(contents), Set.of()).changing(Set.of("v0"));

        // Then its circle is told in few words
        assertThat(outcome.findings().getFirst().message())
                .startsWith("the variables go in a circle: v0 → v1 → ")
                .endsWith(" → v17 → (12 more) → v0");
    }

    @Test
    void refusesANumberThatIsTooLongToBeWritten() {
        VariableContent content = Contents.content("V", "TEXT", """
                'conditions': [{'subject': 'VARIABLE', 'variable': 'Weight', 'operator': 'IS', 'value': 1e999999999}]""");

        assertThat(changing(content).findings()).extracting(Finding::field).containsExactly("conditions[0].value");
    }

    @Test
    void refusesAVariableThatLooksAtItself() {
        VariableContent content = Contents.content(
                "V", "TEXT", "'conditions': [{'subject': 'VARIABLE', 'variable': 'V', 'operator': 'EMPTY'}]");

        assertThat(changing(content).findings())
                .extracting(Finding::field, Finding::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("conditions", "the variables go in a circle: V → V"));
    }

    @Test
    void namesTheReferrerThatAChangeOfTypeWouldBreak() {
        // Given a variable that compares Age with a number
        VariableContent referrer = Contents.content("Old", "BOOLEAN", """
                'conditions': [{'subject': 'VARIABLE', 'variable': 'Age', 'operator': 'IS', 'value': 70}]""");

        // When Age becomes a text
        OntologyRules.Outcome outcome = new OntologyRules(
                        Contents.ontology(Contents.content("Age", "TEXT", ""), referrer), Set.of())
                .changing(Set.of("Age"));

        // Then the one that would break is named
        assertThat(outcome.findings())
                .extracting(Finding::ofReferrer)
                .singleElement()
                .asString()
                .startsWith("the variable 'Old' would break: conditions[0].value");
    }

    private static OntologyRules.Outcome changing(VariableContent content) {
        return new OntologyRules(Contents.ontology(AGE, WEIGHT, STAGE, SEEN, content), Set.of())
                .changing(Set.of(content.name()));
    }
}
