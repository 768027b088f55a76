package dev.labelwright.aggregation;

import static dev.labelwright.ontology.SampleVariables.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.ontology.Strategy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyRuleTest {
    private static final String UNDATED = "";

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void nothingComesOfNothing(Strategy strategy) {
        // Given no candidate that counts
        List<DatedValue> untrue = List.of(candidate("N1", "2024-01-01", "false", 1));

        // When a value is drawn, then there is none
        assertThat(StrategyRule.draw(strategy, false, List.of())).isEmpty();
        assertThat(StrategyRule.draw(strategy, true, untrue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FIRST, N2", "LAST, N4"})
    void theFirstAndTheLastAreThoseWithADate(Strategy strategy, String note) {
        // Given candidates of which the outermost by id have no date
        List<DatedValue> candidates = List.of(
                candidate("N5", UNDATED, "5", 1),
                candidate("N4", "2024-03-01", "4", 0.1),
                candidate("N2", "2024-01-01", "2", 0.1),
                candidate("N3", "2024-02-01", "3", 1),
                candidate("N1", UNDATED, "1", 1));

        // When one of them is drawn, then it is the earliest or latest with a date
        assertThat(chosen(strategy, candidates)).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({"FIRST, N1", "LAST, N3", "MOST_CONFIDENT, N3", "MIN, N1", "MAX, N1", "MOST_FREQUENT, N3"})
    void equalOnesAreTakenByTheOrder(Strategy strategy, String note) {
        // Given candidates without a date that are all the same
        List<DatedValue> candidates = List.of(
                candidate("N2", UNDATED, "7", 0.5),
                candidate("N3", UNDATED, "7", 0.5),
                candidate("N1", UNDATED, "7", 0.5));

        // When one of them is drawn, then the note's id decides
        assertThat(chosen(strategy, candidates)).isEqualTo(note);
    }

    @Test
    void notesAreInTheOrderOfTheirCodePoints() {
        // Given ids that UTF-16 orders in another way than UTF-8
        List<DatedValue> candidates =
                List.of(candidate("\uD83D\uDE00", UNDATED, "1", 1), candidate("\uFF5E", UNDATED, "2", 1));

        // When the last is drawn, then it is that which the database would have last
        assertThat(chosen(Strategy.LAST, candidates)).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void theMostConfidentOfTheMostFrequentValueIsChosen() {
        // Given a value that three candidates have, in two ways of writing it, and a surer one that two have
        List<DatedValue> candidates = List.of(
                candidate("N1", "2024-01-01", "1", 0.4),
                candidate("N2", "2024-01-02", "1.0", 0.8),
                candidate("N3", "2024-01-03", "1", 0.8),
                candidate("N4", "2024-01-04", "2", 1),
                candidate("N5", "2024-01-05", "2", 1));

        // When the most frequent is drawn, then its latest among the most confident is chosen
        assertThat(chosen(Strategy.MOST_FREQUENT, candidates)).isEqualTo("N3");
    }

    @Test
    void ofEquallyFrequentValuesTheSurerAndThenTheLaterIsTaken() {
        // Given values that are equally frequent: one of them surer; or all equally sure
        List<DatedValue> surer = List.of(
                candidate("N1", "2024-01-01", "\"a\"", 0.9),
                candidate("N2", "2024-01-02", "\"b\"", 0.8),
                candidate("N3", "2024-01-03", "\"a\"", 0.1),
                candidate("N4", "2024-01-04", "\"b\"", 0.8));
        List<DatedValue> equal = List.of(
                candidate("N1", "2024-01-01", "\"a\"", 0.8),
                candidate("N2", "2024-01-02", "\"b\"", 0.8),
                candidate("N3", "2024-01-03", "\"a\"", 0.1));

        // When the most frequent is drawn, then confidence decides before the order does
        assertThat(chosen(Strategy.MOST_FREQUENT, surer)).isEqualTo("N1");
        assertThat(chosen(Strategy.MOST_FREQUENT, equal.subList(0, 2))).isEqualTo("N2");
    }

    @Test
    void theMostConfidentIsTheLatestOfEqualOnes() {
        // Given two of the same confidence
        List<DatedValue> candidates = List.of(
                candidate("N1", "2024-01-03", "1", 0.9),
                candidate("N2", "2024-01-02", "2", 0.9),
                candidate("N3", "2024-01-04", "3", 0.2));

        // When the most confident is drawn, then it is the later one
        assertThat(chosen(Strategy.MOST_CONFIDENT, candidates)).isEqualTo("N1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIN|10|9.5|9.50|N2",
                "MAX|9.5|10|10.0|N2",
                "MIN|-1|-2|1e1|N2",
                "MIN|\"2024-01-02\"|\"2024-01-01T23:59:59Z\"|\"2024-01-03\"|N2",
                "MAX|\"2024-01-02T00:00:00.5Z\"|\"2024-01-02\"|\"2024-01-02T01:00+01:00\"|N1",
                "MAX|\"2024-01-02T01:00+02:00\"|\"2024-01-02\"|\"2024-01-02T00:00Z\"|N2",
            })
    void theLowestAndHighestAreByWhatTheyMean(
            Strategy strategy, String first, String second, String third, String note) {
        // Given numbers that are written in other ways, and dates with and without a time
        List<DatedValue> candidates = List.of(
                candidate("N1", "2024-01-01", first, 1),
                candidate("N2", "2024-01-02", second, 0),
                candidate("N3", "2024-01-03", third, 1));

        // When the lowest or highest is drawn, then it is the earliest candidate of that size
        assertThat(chosen(strategy, candidates)).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({
        "ANY_TRUE, true, true, N1, true",
        "ANY_TRUE, true, false, N1, true",
        "ANY_TRUE, false, true, N2, true",
        "ANY_TRUE, false, false, N1, false",
        "ALL_TRUE, true, true, N1, true",
        "ALL_TRUE, true, false, N2, false",
        "ALL_TRUE, false, true, N1, false",
        "ALL_TRUE, false, false, N1, false",
    })
    void truthIsThatOfTheCandidatesThatDecide(
            Strategy strategy, String first, String second, String note, String value) {
        // Given two candidates, the first of them surer
        List<DatedValue> candidates =
                List.of(candidate("N1", "2024-01-01", first, 0.9), candidate("N2", "2024-01-02", second, 0.3));

        // When their truth is drawn
        StrategyRule.Drawn drawn =
                StrategyRule.draw(strategy, false, candidates).orElseThrow();

        // Then it has the support of the surest that has it
        assertThat(drawn.value()).isEqualTo(json(value));
        assertThat(drawn.chosen().noteId()).isEqualTo(note);
    }

    @Test
    void onlyTrueValuesLeavesTheOthersOut() {
        // Given a false candidate that is surer and later than a true one
        List<DatedValue> candidates =
                List.of(candidate("N1", "2024-01-01", "true", 0.2), candidate("N2", "2024-01-02", "false", 1));

        // When the last of the true ones is drawn, then it is the true one
        assertThat(StrategyRule.draw(Strategy.LAST, true, candidates)
                        .orElseThrow()
                        .chosen()
                        .noteId())
                .isEqualTo("N1");
        assertThat(StrategyRule.draw(Strategy.ALL_TRUE, true, candidates)
                        .orElseThrow()
                        .value())
                .isEqualTo(json("true"));
    }

    @Test
    void aModelIsNoRule() {
        // Given candidates for the model
        List<DatedValue> candidates = List.of(candidate("N1", UNDATED, "1", 1));

        // When a value is drawn without it, then that is refused
        assertThatThrownBy(() -> StrategyRule.draw(Strategy.MODEL, false, candidates))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String chosen(Strategy strategy, List<DatedValue> candidates) {
        StrategyRule.Drawn drawn =
                StrategyRule.draw(strategy, false, candidates).orElseThrow();
        assertThat(drawn.value()).isEqualTo(drawn.chosen().value());
        return drawn.chosen().noteId();
    }

    private static DatedValue candidate(String note, String date, String value, double confidence) {
        Instant notedAt = date.isEmpty()
                ? null
                : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new DatedValue(json(value), confidence, notedAt, note);
    }
}
