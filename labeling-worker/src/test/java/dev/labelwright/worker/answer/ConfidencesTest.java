package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.labelwright.event.Answer;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.ConfidenceSource;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.Asked;
import dev.labelwright.worker.call.TokenProbability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidencesTest {
    private static final AskedVariable OPTION =
            Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE, "Current", "Former");
    private static final AskedVariable FREE = Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE);
    private static final AskedVariable MANY = Asked.variable("v1", VariableType.INTEGER, Scope.MANY_PER_NOTE);

    @Test
    void isTheProbabilityOfTheTokensThatSpellTheValue() throws Exception {
        // Given a value of two tokens, one of which also closes the string
        List<TokenProbability> tokens =
                tokens("{\"v1\":{\"quotes\":[],\"value\":\"|0|Cur|0.9|rent\",|0.5|\"confidence\":1}}|0.1");

        // When
        Draft draft = read(OPTION, tokens).getFirst();

        // Then
        assertThat(draft.confidence()).isCloseTo(0.45, within(1e-9));
        assertThat(draft.confidenceSource()).isEqualTo(ConfidenceSource.LOGPROBS);
    }

    @Test
    void isTheMeanOfTheTokensOfFreeText() throws Exception {
        // Given
        List<TokenProbability> tokens =
                tokens("{\"v1\":{\"quotes\":[],\"value\":|1|\"a |1|b|0.25|\"|1|,\"confidence\":1}}|1");

        // When
        Draft draft = read(FREE, tokens).getFirst();

        // Then
        assertThat(draft.confidence()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void isOfEachItemItsOwn() throws Exception {
        // Given
        List<TokenProbability> tokens = tokens("{\"v1\":[{\"quotes\":[],\"value\":|1|5|0.8|,\"confidence\":1},|1"
                + "|{\"quotes\":[],\"value\":|1|6|0.3|,\"confidence\":1}]}|1");

        // When
        List<Draft> drafts = read(MANY, tokens);

        // Then
        assertThat(drafts.get(0).confidence()).isCloseTo(0.8, within(1e-9));
        assertThat(drafts.get(1).confidence()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void isTheStatedOneWhereTheTokensAreOfAnotherText() throws Exception {
        // Given tokens that were lost in between
        List<TokenProbability> tokens = tokens("{\"v1\":|1|5|0.3");

        // When
        Draft draft = read(OPTION, "{\"v1\":{\"quotes\":[],\"value\":\"Former\",\"confidence\":0.7}}", tokens)
                .getFirst();

        // Then
        assertThat(draft.confidence()).isEqualTo(0.7);
        assertThat(draft.confidenceSource()).isEqualTo(ConfidenceSource.STATED);
    }

    private static List<Draft> read(AskedVariable asked, List<TokenProbability> tokens) throws Exception {
        StringBuilder content = new StringBuilder();
        tokens.forEach(token -> content.append(token.text()));
        return read(asked, content.toString(), tokens);
    }

    private static List<Draft> read(AskedVariable asked, String content, List<TokenProbability> tokens)
            throws Exception {
        LabelingTask task = Asked.asking(Asked.task("http://unused/v1", Instant.EPOCH), List.of(asked));
        List<Answer> answers = AnswerReader.read(task, content, tokens);
        return answers.getFirst().values();
    }

    /** Texts and probabilities in turn, parted by a line. */
    private static List<TokenProbability> tokens(String script) {
        String[] parts = script.replace("||", "|").split("\\|", -1);
        List<TokenProbability> tokens = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            tokens.add(new TokenProbability(parts[i], Math.log(Double.parseDouble(parts[i + 1]))));
        }
        return tokens;
    }
}
