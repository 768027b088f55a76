package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableFileTest {
    private static final String COLUMNS =
            "default_value_for_empty_response,scope,variable_type,variable_name,instruction,"
                    + "option_definitions,aggregation_instruction,aggregation_option_definitions,"
                    + "only_use_true_value_in_aggregation,prompt_template,aggregation_prompt_template\n";

    @Test
    void readsEveryColumnInAnyOrder() {
        // Given a file with all columns of the format, in another order
        String file = COLUMNS + """
                not said,one_per_patient,text,Stage,Which?,"{'I': 'first\\x21', 'II': '\\\\x21'}",Take the first,"{""early"": ""I""}",no,{{instruction}},{{name}}
                1,ONE_PER_PATIENT,boolean,Smokes,Smokes?,,,,YES,,
                '-5,ONE_PER_NOTE,INTEGER,Change,'=how much,,,,,,
                """;

        // When it is read
        Map<String, VariableContent> contents = read(file, Map.of());

        // Then each cell has its meaning
        VariableContent stage = contents.get("Stage");
        assertThat(stage.options()).containsExactly(new Option("I", "first!"), new Option("II", "\\x21"));
        assertThat(stage.defaultValue().textValue()).isEqualTo("not said");
        assertThat(stage.promptTemplate()).isEqualTo("{{instruction}}");
        assertThat(stage.aggregation().strategy()).isEqualTo(Strategy.MODEL);
        assertThat(stage.aggregation().instruction()).isEqualTo("Take the first");
        assertThat(stage.aggregation().options()).containsExactly(new Option("early", "I"));
        assertThat(stage.aggregation().promptTemplate()).isEqualTo("{{name}}");
        VariableContent smokes = contents.get("Smokes");
        assertThat(smokes.aggregation().onlyTrueValues()).isTrue();
        assertThat(smokes.aggregation().strategy()).isEqualTo(Strategy.MOST_CONFIDENT);
        assertThat(smokes.defaultValue().booleanValue()).isTrue();
        assertThat(contents.get("Change").defaultValue().intValue()).isEqualTo(-5);
        assertThat(contents.get("Change").instruction()).isEqualTo("=how much");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x,ONE_PER_NOTE,INTEGER,V,i,,,,,,                 | default_value_for_empty_response
            1.5,ONE_PER_NOTE,INTEGER,V,i,,,,,,               | default_value_for_empty_response
            maybe,ONE_PER_NOTE,BOOLEAN,V,i,,,,,,             | default_value_for_empty_response
            31.12.2025,ONE_PER_NOTE,TIMESTAMP,V,i,,,,,,      | default_value_for_empty_response
            ,SOMEWHERE,TEXT,V,i,,,,,,                        | scope
            ,ONE_PER_NOTE,NUMBER,V,i,,,,,,                   | variable_type
            ,ONE_PER_NOTE,TEXT,,i,,,,,,                      | variable_name
            ,ONE_PER_NOTE,TEXT,V,,,,,,,                      | instruction
            ,ONE_PER_NOTE,TEXT,V,i,[1],,,,,                  | option_definitions
            ,ONE_PER_NOTE,FLOAT,V,i,{'a': 'b'},,,,,          | option_definitions
            ,ONE_PER_NOTE,TEXT,V,i,,Take it,,,,              | aggregation_instruction
            ,ONE_PER_NOTE,TEXT,V,i,,,{'a': ''},,,            | aggregation_option_definitions
            ,ONE_PER_NOTE,BOOLEAN,V,i,,,,true,,              | only_use_true_value_in_aggregation
            ,ONE_PER_NOTE,TEXT,V,i,,,,,,{{name}}             | aggregation_prompt_template
            ,ONE_PER_PATIENT,TEXT,V,i,,,{'': 'x'},,,         | aggregation_option_definitions
            ,ONE_PER_PATIENT,TEXT,V,i,,,,true,,              | only_use_true_value_in_aggregation
            ,ONE_PER_PATIENT,BOOLEAN,V,i,,,,perhaps,,        | only_use_true_value_in_aggregation
            ,ONE_PER_NOTE,TEXT,V,i,,,,,{{x}},                | prompt_template
            ,ONE_PER_PATIENT,TEXT,V,i,,,,,,{{x}}             | aggregation_prompt_template
            """)
    void namesLineAndColumn(String row, String column) {
        // Given a good row, and behind it a bad one
        String file = COLUMNS + ",ONE_PER_NOTE,TEXT,Good,\"two\nlines\",,,,,,\n" + row + "\n";

        // When the file is read
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(file, Map.of()));

        // Then the physical line and the column are named
        assertThat(refusal.violations())
                .extracting(violation -> violation.line(), violation -> violation.column())
                .containsExactly(Tuple.tuple(4L, column));
    }

    @Test
    void keepsWhatTheFileCannotSay() {
        // Given variables with more than the four required columns say
        Map<String, VariableContent> existing =
                Contents.ontology(Contents.content("Stage", "TEXT", """
                        'scope': 'ONE_PER_PATIENT', 'options': [{'value': 'I'}], 'defaultValue': 'none',
                        'aggregation': {'strategy': 'LAST'}, 'instrument': 'Form', 'model': 'big',
                        'confidenceThreshold': 0.4, 'includeInGeneration': false, 'promptTemplate': '{{name}}',
                        'conditions': [{'subject': 'NOTE_TITLE', 'operator': 'NOT_EMPTY'}]"""), Contents.dependent("Score", "Stage"));

        // When a file says something else of them
        Map<String, VariableContent> contents = read("""
                        variable_name,instruction,variable_type,scope
                        Stage,Another,TEXT,ONE_PER_PATIENT
                        Score,Another,FLOAT,ONE_PER_PATIENT
                        """, existing);

        // Then only that changes
        for (String name : List.of("Stage", "Score")) {
            VariableBody before = VariableBody.of(existing.get(name));
            assertThat(contents.get(name)).isNotEqualTo(existing.get(name));
            assertThat(contents.get(name))
                    .usingRecursiveComparison()
                    .ignoringFields("instruction")
                    .isEqualTo(before.validated());
        }
    }

    @Test
    void letsGoWhatNoLongerFits() {
        // Given an aggregated text with options
        Map<String, VariableContent> existing = Contents.ontology(Contents.content("V", "TEXT", """
                'scope': 'ONE_PER_PATIENT', 'options': [{'value': 'I'}], 'defaultValue': 'none',
                'aggregation': {'strategy': 'MODEL', 'options': [{'value': 'I'}]}"""));

        // When a file makes it a number, or one for each note
        VariableContent number = read(
                        "variable_name,instruction,variable_type,scope\nV,i,FLOAT,ONE_PER_PATIENT\n", existing)
                .get("V");
        VariableContent ofNote = read(
                        "variable_name,instruction,variable_type,scope\nV,i,TEXT,ONE_PER_NOTE\n", existing)
                .get("V");

        // Then only what still has a meaning is left
        assertThat(number.type()).isEqualTo(VariableType.FLOAT);
        assertThat(number.options()).isEmpty();
        assertThat(number.defaultValue()).isNull();
        assertThat(number.aggregation().options()).isEmpty();
        assertThat(number.aggregation().strategy()).isEqualTo(Strategy.MODEL);
        assertThat(ofNote.scope()).isEqualTo(Scope.ONE_PER_NOTE);
        assertThat(ofNote.aggregation()).isNull();
        assertThat(ofNote.defaultValue().textValue()).isEqualTo("none");
    }

    private static Map<String, VariableContent> read(String file, Map<String, VariableContent> existing) {
        return VariableFile.read(file.getBytes(StandardCharsets.UTF_8), existing)
                .contents();
    }
}
