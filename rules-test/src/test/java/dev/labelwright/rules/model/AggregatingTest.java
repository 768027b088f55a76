package dev.labelwright.rules.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatingTest {
    private static final List<Candidate> TEXTS =
            List.of(undated("x", 0.9), text("a", 0.5), text("b", 0.9), text("a", 0.7), text("c", 0.9));

    @ParameterizedTest
    @CsvSource({"FIRST, a, 0.5", "LAST, c, 0.9", "MOST_FREQUENT, a, 0.7", "MOST_CONFIDENT, c, 0.9"})
    void textsAreChosenFrom(Strategy strategy, String value, double confidence) {
        // When
        Said said = new Aggregating(VariableType.TEXT, TEXTS).by(strategy);

        // Then
        assertThat(said).isEqualTo(new Said(TextNode.valueOf(value), confidence));
    }

    @Test
    void ofUndatedOnesTheFirstIsTheFirst() {
        // When
        Said said =
                new Aggregating(VariableType.TEXT, List.of(undated("x", 0.9), undated("y", 0.8))).by(Strategy.FIRST);

        // Then
        assertThat(said.value().textValue()).isEqualTo("x");
    }

    @Test
    void ofEquallyFrequentValuesTheMostConfidentThenTheLastOccurringWins() {
        // Given
        List<Candidate> byConfidence = List.of(text("a", 0.9), text("b", 0.5), text("a", 0.5), text("b", 0.7));
        List<Candidate> byPlace = List.of(text("a", 0.9), text("b", 0.9), text("b", 0.5), text("a", 0.5));

        // When
        Said first = new Aggregating(VariableType.TEXT, byConfidence).by(Strategy.MOST_FREQUENT);
        Said second = new Aggregating(VariableType.TEXT, byPlace).by(Strategy.MOST_FREQUENT);

        // Then
        assertThat(first).isEqualTo(new Said(TextNode.valueOf("a"), 0.9));
        assertThat(second).isEqualTo(new Said(TextNode.valueOf("a"), 0.9));
    }

    @ParameterizedTest
    @CsvSource({"MIN, 2, 0.3", "MAX, 10, 0.7"})
    void ofEqualExtremesTheEarliestStands(Strategy strategy, int value, double confidence) {
        // Given
        List<Candidate> candidates =
                List.of(number(10, 0.7), number(2, 0.3), number(2, 0.9), number(10, 0.8), number(9, 1));

        // When
        Said said = new Aggregating(VariableType.INTEGER, candidates).by(strategy);

        // Then
        assertThat(said).isEqualTo(new Said(IntNode.valueOf(value), confidence));
    }

    @ParameterizedTest
    @CsvSource({"ANY_TRUE, true, 0.6", "ALL_TRUE, false, 0.8"})
    void theMostConfidentOfThoseThatDecideStands(Strategy strategy, boolean value, double confidence) {
        // Given
        List<Candidate> candidates = List.of(bool(true, 0.6), bool(false, 0.8), bool(true, 0.5), bool(false, 0.7));

        // When
        Said said = new Aggregating(VariableType.BOOLEAN, candidates).by(strategy);

        // Then
        assertThat(said).isEqualTo(new Said(BooleanNode.valueOf(value), confidence));
    }

    private static Candidate text(String value, double confidence) {
        return new Candidate(TextNode.valueOf(value), confidence, true);
    }

    private static Candidate undated(String value, double confidence) {
        return new Candidate(TextNode.valueOf(value), confidence, false);
    }

    private static Candidate number(int value, double confidence) {
        return new Candidate(IntNode.valueOf(value), confidence, true);
    }

    private static Candidate bool(boolean value, double confidence) {
        return new Candidate(BooleanNode.valueOf(value), confidence, true);
    }
}
