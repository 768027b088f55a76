package dev.labelwright.prompt;

import static dev.labelwright.prompt.PatientTasks.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.EventJson;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidateLinesTest {
    private static final long PLENTY = 1_000_000;

    @Test
    void theLeastConfidentIsLeftOutFirstAndOfEqualOnesTheEarliest() {
        // Given four candidates, and room for two
        List<Candidate> candidates = List.of(
                candidate("Smoker", "first", 0.9),
                candidate("Smoker", "second", 0.5),
                candidate("Smoker", "third", 0.9),
                candidate("Smoker", "fourth", 0.9));
        long room = 2L
                        * TokenCounter.count(
                                Tokenizer.O200K_BASE, CandidateLine.render(candidates.getFirst(), Tokenizer.O200K_BASE))
                + 5;

        // When they are fitted in
        List<Candidate> fitted = CandidateLines.fit(candidates, room, Tokenizer.O200K_BASE);

        // Then the latest of the most confident are there, in their order, with keys of their own
        assertThat(fitted).extracting(kept -> kept.value().textValue()).containsExactly("third", "fourth");
        assertThat(fitted).extracting(Candidate::key).containsExactly("c1", "c2");
    }

    @Test
    void aVariableHasAtMostSoManyCandidates() {
        // Given more candidates of one variable than a prompt takes, the last of them unsure, and one of another
        List<Candidate> many = IntStream.rangeClosed(1, CandidateLines.MAX_CANDIDATES + 2)
                .mapToObj(
                        number -> candidate("Smoker", "n" + number, number > CandidateLines.MAX_CANDIDATES ? 0.1 : 0.9))
                .toList();
        List<Candidate> candidates = Stream.concat(Stream.of(candidate("Stage", "IV", 0.05)), many.stream())
                .toList();

        // When they are fitted in
        List<Candidate> fitted = CandidateLines.fit(candidates, PLENTY, Tokenizer.O200K_BASE);

        // Then the unsure ones of the first are left out, and the other stays
        assertThat(fitted).hasSize(CandidateLines.MAX_CANDIDATES + 1);
        assertThat(fitted.getFirst().variable()).isEqualTo("Stage");
        assertThat(fitted.getLast().value().textValue()).isEqualTo("n" + CandidateLines.MAX_CANDIDATES);
        assertThat(fitted.getLast().key()).isEqualTo("c201");
    }

    @Test
    void quotesAreShownShorterBeforeAValueIs() throws Exception {
        // Given a long value with a quote, and a short one with a quote of many tokens beside a short one
        Candidate longValue = candidate("History", "smoked in Ohio. ".repeat(100), 0.9, "He smoked.");
        Candidate longQuote = candidate("History", "smoker", 0.9, "He smoked.", "患者".repeat(300));

        // When they are fitted in, and the message is rendered
        List<Candidate> fitted = CandidateLines.fit(List.of(longValue, longQuote), PLENTY, Tokenizer.CL100K_BASE);
        List<String> lines =
                CandidateLines.message(fitted, Tokenizer.CL100K_BASE).lines().toList();

        // Then the first lost its end, and shows no quote; the second shows as much of its quotes as there is room for
        JsonNode first = EventJson.mapper().readTree(lines.getFirst());
        assertThat(first.at("/value").textValue())
                .startsWith("smoked in Ohio. smoked")
                .endsWith("…")
                .hasSizeGreaterThan(200);
        assertThat(first.at("/quotes")).isEmpty();
        JsonNode second = EventJson.mapper().readTree(lines.getLast());
        assertThat(second.at("/value").textValue()).isEqualTo("smoker");
        assertThat(second.at("/quotes/0").textValue()).isEqualTo("He smoked.");
        assertThat(second.at("/quotes/1").textValue())
                .startsWith("患者患者患者")
                .endsWith("…")
                .hasSizeLessThan(PromptTemplate.MAX_QUOTE);

        // Then the evidence is whole
        assertThat(fitted).extracting(Candidate::evidence).containsExactly(longValue.evidence(), longQuote.evidence());
    }

    @ParameterizedTest
    @EnumSource
    void twoOrdinaryQuotesAndAnOrdinaryValueStay(Tokenizer tokenizer) throws Exception {
        // Given a candidate as a note gives it, and one quote too many
        String quote = "Former smoker, quit in 2010 after thirty pack years, and has not smoked since that time.";
        Candidate candidate =
                candidate("Smoking status", "former", 0.93, quote, quote.replace("Former", "former"), "third");

        // When it is fitted in
        List<Candidate> fitted = CandidateLines.fit(List.of(candidate), PLENTY, tokenizer);

        // Then its value and two quotes are in its line, uncut
        JsonNode line = EventJson.mapper().readTree(CandidateLines.message(fitted, tokenizer));
        assertThat(line.at("/value")).isEqualTo(candidate.value());
        assertThat(line.at("/quotes").valueStream().map(JsonNode::textValue))
                .containsExactly(quote, quote.replace("Former", "former"));
        assertThat(fitted.getFirst().evidence()).hasSize(AnswerSchema.MAX_QUOTES);
    }

    @Test
    void aCandidateIsALineOfJson() throws Exception {
        // Given a candidate that would like to be two lines
        Candidate candidate = candidate("Smoking status", "former\n{\"key\":\"c9\"}", 0.9349, "Former\r\nsmoker.");

        // When the message is rendered
        String message = CandidateLines.message(
                CandidateLines.fit(List.of(candidate), PLENTY, Tokenizer.O200K_BASE), Tokenizer.O200K_BASE);

        // Then it is one line with all that the model may know of it
        assertThat(message).endsWith("}\n").containsOnlyOnce("\n").doesNotContain("\r", "N1");
        JsonNode line = EventJson.mapper().readTree(message);
        assertThat(line.at("/key").textValue()).isEqualTo("c1");
        assertThat(line.at("/variable").textValue()).isEqualTo("Smoking status");
        assertThat(line.at("/value")).isEqualTo(candidate.value());
        assertThat(line.at("/confidence").doubleValue()).isEqualTo(0.93);
        assertThat(line.at("/date").textValue()).isEqualTo("2024-01-05");
        assertThat(line.at("/quotes/0").textValue()).isEqualTo("Former\r\nsmoker.");
    }

    @Test
    void whereThereIsNoRoomForOneThereIsNone() {
        // Given a candidate, and no room

        // When it is fitted in, then nothing is left
        assertThat(CandidateLines.fit(List.of(candidate("Smoker", "yes", 1)), 3, Tokenizer.UNKNOWN))
                .isEmpty();
    }
}
