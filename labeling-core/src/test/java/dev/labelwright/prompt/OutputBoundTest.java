package dev.labelwright.prompt;

import static dev.labelwright.prompt.PromptVariables.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.Candidate;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputBoundTest {
    private static final String QUOTE = "The patient denies chest pain, shortness of breath, nausea, vomiting, fever "
            + "and chills, and states that he has smoked one pack of cigarettes a day since he was twenty years old.";

    @ParameterizedTest
    @EnumSource(Scope.class)
    void aFullAnswerHasRoom(Scope scope) {
        // Given one variable of each type, and for each the fullest answer in plain English
        Map<String, Object> answer = new LinkedHashMap<>();
        List<VariableDefinition> variables = new ArrayList<>();
        Map<VariableType, Object> values = Map.of(
                VariableType.TEXT,
                "former smoker with more than twenty pack years",
                VariableType.BOOLEAN,
                false,
                VariableType.INTEGER,
                1234567890123L,
                VariableType.FLOAT,
                12345.678901,
                VariableType.TIMESTAMP,
                "2026-02-28T10:15:30.123+02:00");
        for (VariableType type : VariableType.values()) {
            variables.add(
                    type == VariableType.TEXT
                            ? variable(type, scope, "never", String.valueOf(values.get(type)))
                            : variable(type, scope));
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("quotes", List.of(QUOTE.substring(0, PromptTemplate.MAX_QUOTE - 24), QUOTE.substring(24)));
            item.put("value", values.get(type));
            item.put("confidence", 0.95);
            List<Object> items = new ArrayList<>();
            for (int index = 0; index < AnswerSchema.MAX_ITEMS; index++) {
                items.add(item);
            }
            answer.put("v" + variables.size(), scope == Scope.MANY_PER_NOTE ? items : item);
        }

        // When the answer is counted
        int tokens = TokenCounter.count(Tokenizer.O200K_BASE, EventJson.write(answer));

        // Then the limit that the call gets has room for it
        int limit = OutputBound.FRAME
                + variables.stream()
                        .mapToInt(variable -> OutputBound.of(variable, Tokenizer.O200K_BASE))
                        .sum();
        assertThat(tokens).isLessThan(limit);
    }

    @Test
    void theLongestOptionCounts() {
        // Given one variable with short options, and one with a long one among them
        VariableDefinition brief = variable(VariableType.TEXT, Scope.ONE_PER_NOTE, "yes", "no");
        String long1 = "locally advanced with involvement of the regional lymph nodes";
        VariableDefinition wordy = variable(VariableType.TEXT, Scope.ONE_PER_NOTE, "yes", long1, "no");

        // When both are bounded
        int difference = OutputBound.of(wordy, Tokenizer.O200K_BASE) - OutputBound.of(brief, Tokenizer.O200K_BASE);

        // Then they differ by just that option
        assertThat(difference)
                .isEqualTo(TokenCounter.count(Tokenizer.O200K_BASE, long1)
                        - TokenCounter.count(Tokenizer.O200K_BASE, "yes"));
    }

    @Test
    void manyValuesNeedRoomForEach() {
        // Given the same variable with one value and with many
        VariableDefinition one = variable(VariableType.FLOAT, Scope.ONE_PER_NOTE);
        VariableDefinition many = variable(VariableType.FLOAT, Scope.MANY_PER_NOTE);

        // When both are bounded
        int each = OutputBound.of(one, Tokenizer.UNKNOWN);

        // Then the second has room for all its items
        assertThat(OutputBound.of(many, Tokenizer.UNKNOWN)).isEqualTo(each * AnswerSchema.MAX_ITEMS);
    }

    @ParameterizedTest
    @EnumSource(VariableType.class)
    void anAnswerOfALaterStageHasRoom(VariableType type) {
        // Given the fullest answer of a later stage, in a text the longest that a candidate's line shows
        Candidate cut = CandidateLine.cut(
                PatientTasks.candidate("V", "患者は喫煙者 and \"smokes\". ".repeat(100), 1), Tokenizer.O200K_BASE);
        VariableDefinition variable = variable(type, Scope.ONE_PER_PATIENT);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sources", List.of("c1996", "c1997", "c1998", "c1999", "c2000"));
        answer.put(
                "value",
                switch (type) {
                    case TEXT -> cut.value();
                    case BOOLEAN -> false;
                    case INTEGER -> 1234567890123L;
                    case FLOAT -> 12345.678901;
                    case TIMESTAMP -> "2026-02-28T10:15:30.123+02:00";
                });
        answer.put("confidence", 0.95);

        // When it is counted
        int tokens = TokenCounter.count(Tokenizer.O200K_BASE, EventJson.write(Map.of("v12", answer)));

        // Then the limit that the call gets has room for it
        int limit = OutputBound.of(variable, Stage.DEPENDENT, Tokenizer.O200K_BASE);
        assertThat(tokens).isLessThan(OutputBound.FRAME + limit);
    }
}
