package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.Answer;
import dev.labelwright.event.Draft;
import dev.labelwright.event.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowMergeTest {
    private static final UUID DRUG = new UUID(1, 1);
    private static final UUID SMOKER = new UUID(1, 2);
    private static final Quote EARLY = new Quote(10, 17, "aspirin", true);
    private static final Quote OVERLAP = new Quote(900, 907, "aspirin", true);

    @Test
    void theSameValueInAnOverlapIsOneWithItsQuoteOnce() {
        // Given two windows that both have the passage between them
        List<Answer> first = List.of(answer(DRUG, draft("aspirin", 0.7, EARLY, OVERLAP)));
        List<Answer> second = List.of(answer(DRUG, draft("aspirin", 0.9, OVERLAP), draft("statin", 0.8)));

        // When they are merged
        List<Answer> merged = WindowMerge.of(List.of(first, second));

        // Then each value is there once, as the surer window says it, with the quotes of both
        assertThat(merged).containsExactly(answer(DRUG, draft("aspirin", 0.9, OVERLAP, EARLY), draft("statin", 0.8)));
    }

    @Test
    void valuesThatAreWrittenDifferentlyAreTheSame() {
        // Given a number with and without a zero at its end
        JsonNode plain = DecimalNode.valueOf(new BigDecimal("5"));
        JsonNode written = DecimalNode.valueOf(new BigDecimal("5.0"));

        // When both are merged
        List<Answer> merged = WindowMerge.of(List.of(
                List.of(answer(DRUG, new Draft(plain, 0.5, List.of()))),
                List.of(answer(DRUG, new Draft(written, 0.4, List.of())))));

        // Then they are one value
        assertThat(merged.getFirst().values()).hasSize(1);
    }

    @Test
    void valuesStandInTheOrderOfTheNote() {
        // Given equally sure values, so that of one value only the first counts
        List<Answer> merged = WindowMerge.of(List.of(
                List.of(answer(SMOKER, draft("former", 0.6))),
                List.of(answer(SMOKER, draft("current", 0.6))),
                List.of(answer(SMOKER, draft("former", 0.6)))));

        // When they are merged, then the first window's value is the first
        assertThat(merged).containsExactly(answer(SMOKER, draft("former", 0.6), draft("current", 0.6)));
    }

    @Test
    void aDefaultCountsOnlyWhereNoWindowHasAValue() {
        // Given a variable whose default was all that a window had, and another
        List<Answer> first = List.of(byDefault(SMOKER, 0.9), byDefault(DRUG, 0.9));
        List<Answer> second = List.of(answer(SMOKER, draft("current", 0.2)), byDefault(DRUG, 0.3));

        // When the windows are merged
        List<Answer> merged = WindowMerge.of(List.of(first, second));

        // Then a value is worth more than any default, and a default is as sure as the least sure window
        assertThat(merged).containsExactly(answer(SMOKER, draft("current", 0.2)), answer(DRUG, draft("never", 0.3)));
    }

    @Test
    void nothingInAllWindowsIsEmpty() {
        assertThat(WindowMerge.of(List.of(List.of(answer(DRUG)), List.of(answer(DRUG)))))
                .containsExactly(answer(DRUG));
    }

    @Test
    void aValueHasSoManyQuotesAndTheSurestOnesStay() {
        // Given a value that each of many windows has with a quote of its own
        List<List<Answer>> windows = IntStream.range(0, 30)
                .mapToObj(index -> List.of(answer(
                        DRUG, draft("aspirin", index / 100.0, new Quote(index * 10, index * 10 + 7, "aspirin", true)))))
                .toList();

        // When they are merged
        List<Quote> quotes =
                WindowMerge.of(windows).getFirst().values().getFirst().evidence();

        // Then the quotes are limited, and begin with those of the surest window
        assertThat(quotes).hasSize(WindowMerge.MOST_QUOTES);
        assertThat(quotes.getFirst().start()).isEqualTo(290);
    }

    private static Answer answer(UUID variable, Draft... drafts) {
        return new Answer(variable, 1, List.of(drafts));
    }

    private static Answer byDefault(UUID variable, double confidence) {
        return new Answer(variable, 1, List.of(), draft("never", confidence));
    }

    private static Draft draft(String value, double confidence, Quote... quotes) {
        return new Draft(TextNode.valueOf(value), confidence, List.of(quotes));
    }
}
