package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableBodyTest {

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT    | 'scope': 'ONE_PER_NOTE', 'aggregation': {}                                         | aggregation
            TEXT    | 'scope': 'MANY_PER_NOTE', 'aggregation': {'strategy': 'FIRST'}                     | aggregation
            FLOAT   | 'kind': 'DEPENDENT', 'inputs': ['A'], 'aggregation': {'strategy': 'FIRST'}         | aggregation
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'strategy': 'MAX'}                     | aggregation.strategy
            INTEGER | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'strategy': 'ANY_TRUE'}                | aggregation.strategy
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'strategy': 'LAST', 'instruction': 'x'} | aggregation.instruction
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'strategy': 'LAST', 'options': [{'value': 'a'}]} | aggregation.options
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'strategy': 'LAST', 'promptTemplate': 'x'} | aggregation.promptTemplate
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'instruction': ' '}                    | aggregation.instruction
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'promptTemplate': '{{note}}'}          | aggregation.promptTemplate
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'onlyTrueValues': true}                | aggregation.onlyTrueValues
            FLOAT   | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'options': [{'value': 'a'}]}           | aggregation.options
            TEXT    | 'scope': 'ONE_PER_PATIENT', 'aggregation': {'options': [{'value': 'a'}, {'value': 'a'}]} | aggregation.options[1].value
            FLOAT   | 'kind': 'DEPENDENT', 'inputs': ['A'], 'scope': 'ONE_PER_NOTE'                      | scope
            FLOAT   | 'kind': 'DEPENDENT'                                                                | inputs
            FLOAT   | 'kind': 'DEPENDENT', 'inputs': ['A', 'A']                                          | inputs
            FLOAT   | 'kind': 'DEPENDENT', 'inputs': [' ']                                               | inputs
            FLOAT   | 'inputs': ['A']                                                                    | inputs
            INTEGER | 'defaultValue': 1.5                                                                | defaultValue
            BOOLEAN | 'defaultValue': 'true'                                                             | defaultValue
            TIMESTAMP | 'defaultValue': '2026-02-30'                                                     | defaultValue
            FLOAT   | 'confidenceThreshold': 1.01                                                        | confidenceThreshold
            FLOAT   | 'confidenceThreshold': -0.01                                                       | confidenceThreshold
            FLOAT   | 'promptTemplate': 'Say {{ name }}'                                                 | promptTemplate
            FLOAT   | 'promptTemplate': ''                                                               | promptTemplate
            FLOAT   | 'instrument': ' '                                                                  | instrument
            FLOAT   | 'conditions': [{'operator': 'EMPTY'}]                                              | conditions[0].subject
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE'}]                                           | conditions[0].operator
            FLOAT   | 'conditions': [null]                                                               | conditions[0]
            FLOAT   | 'conditions': [{'subject': 'VARIABLE', 'operator': 'EMPTY'}]                       | conditions[0].variable
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE', 'variable': 'A', 'operator': 'EMPTY'}]     | conditions[0].variable
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE', 'variable': 'A', 'operator': 'IS', 'value': '2026-01-01'}] | conditions[0].variable
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'EMPTY', 'value': 'x'}]       | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'IS'}]                        | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'IS', 'value': ['x']}]        | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'IS', 'value': {'name': 'A'}}] | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'IN', 'value': 'x'}]          | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'NOT_IN', 'value': []}]       | conditions[0].value
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE', 'operator': 'WITHIN_DAYS', 'value': '2026-01-01'}] | conditions[0].days
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE', 'operator': 'WITHIN_DAYS', 'value': '2026-01-01', 'days': 100001}] | conditions[0].days
            FLOAT   | 'conditions': [{'subject': 'NOTE_DATE', 'operator': 'AFTER', 'value': '2026-01-01', 'days': 1}] | conditions[0].days
            FLOAT   | 'kind': 'DEPENDENT', 'inputs': ['A'], 'conditions': [{'subject': 'NOTE_DATE', 'operator': 'NOT_EMPTY'}] | conditions[0].subject
            """)
    void namesTheFieldOfABrokenRule(String type, String more, String field) {
        // Given a body that breaks one rule
        VariableBody body =
                Contents.body("{'name': 'V', 'type': '%s', 'instruction': 'Read', %s}".formatted(type, more));

        // When it is checked
        ProblemException refusal = catchThrowableOfType(ProblemException.class, body::validated);

        // Then that field alone is named
        assertThat(refusal.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(refusal.violations()).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void refusesMoreThanTwentyConditionsAndNamesWithSpaceAround() {
        String condition = "{'subject': 'NOTE_TITLE', 'operator': 'NOT_EMPTY'}";
        VariableBody body = Contents.body("{'name': ' V', 'type': 'TEXT', 'instruction': 'Read', 'conditions': [%s]}"
                .formatted(String.join(",", java.util.Collections.nCopies(21, condition))));

        ProblemException refusal = catchThrowableOfType(ProblemException.class, body::validated);

        assertThat(refusal.violations()).extracting(Violation::field).containsExactly("name", "conditions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT    |                                   | MODEL
            INTEGER |                                   | MOST_CONFIDENT
            BOOLEAN | 'onlyTrueValues': true            | MOST_CONFIDENT
            INTEGER | 'instruction': 'Take the first'   | MODEL
            INTEGER | 'promptTemplate': '{{name}}'      | MODEL
            FLOAT   | 'strategy': 'MAX'                 | MAX
            """)
    void fillsInTheStrategy(String type, String aggregation, Strategy strategy) {
        VariableContent content = Contents.content(
                "V",
                type,
                "'scope': 'ONE_PER_PATIENT', 'aggregation': {%s}".formatted(aggregation == null ? "" : aggregation));

        assertThat(content.aggregation().strategy()).isEqualTo(strategy);
    }

    @Test
    void fillsInTheDefaults() {
        // Given bodies that say as little as they may
        // When they are checked
        VariableContent extracted = Contents.content("V", "TEXT", "");
        VariableContent ofPatient = Contents.content("V", "FLOAT", "'scope': 'ONE_PER_PATIENT'");
        VariableContent dependent = Contents.dependent("V", "A");

        // Then the rest is as documented
        assertThat(extracted.kind()).isEqualTo(Kind.EXTRACTED);
        assertThat(extracted.scope()).isEqualTo(Scope.ONE_PER_NOTE);
        assertThat(extracted.includeInGeneration()).isTrue();
        assertThat(extracted.aggregation()).isNull();
        assertThat(ofPatient.aggregation())
                .isEqualTo(new Aggregation(Strategy.MOST_CONFIDENT, null, List.of(), false, null));
        assertThat(dependent.scope()).isEqualTo(Scope.ONE_PER_PATIENT);
        assertThat(dependent.aggregation()).isNull();
    }

    @Test
    void addsTheNamesInBracesToTheInputsOfADependentVariableOnly() {
        VariableContent dependent = Contents.body("""
                        {'name': 'V', 'kind': 'DEPENDENT', 'type': 'FLOAT', 'inputs': ['C', 'B'],
                         'instruction': 'Add {A} to {B}, and {A} to {D E}'}""").validated();
        VariableContent extracted = Contents.body("""
                        {'name': 'V', 'type': 'TEXT', 'instruction': 'Say {A}'}""").validated();

        assertThat(dependent.inputs()).containsExactly("C", "B", "A", "D E");
        assertThat(extracted.inputs()).isEmpty();
    }

    @Test
    void keepsTheShorthandOfAComparisonWithTheNoteAsAReference() {
        VariableContent content = Contents.content("V", "TEXT", """
                'conditions': [{'subject': 'NOTE_DATE', 'variable': 'Diagnosis', 'operator': 'WITHIN_DAYS', 'days': 30}]""");

        assertThat(content.conditions().getFirst().variable()).isNull();
        assertThat(content.conditions().getFirst().rightVariable()).contains("Diagnosis");
    }

    @Test
    void saysTheSameForTheSameValuesInAnotherForm() {
        VariableContent one = Contents.content("V", "FLOAT", "'defaultValue': 1.50, 'confidenceThreshold': 0.70");
        VariableContent other = Contents.content("V", "FLOAT", "'defaultValue': 15e-1, 'confidenceThreshold': 0.7");

        assertThat(one).isEqualTo(other);
        assertThat(VariableBody.of(one).validated()).isEqualTo(one);
    }

    @Test
    void takesADefaultThatIsNoOption() {
        VariableContent content =
                Contents.content("V", "TEXT", "'options': [{'value': 'a'}], 'defaultValue': 'not said'");

        assertThat(content.defaultValue().textValue()).isEqualTo("not said");
    }
}
