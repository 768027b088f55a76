package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.Asked;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evidence of a patient's value: that of the candidates which the model names. */
class NamedSourcesTest {
    private final AskedVariable smoking =
            Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_PATIENT, "Current", "Former");

    @Test
    void theEvidenceOfTheNamedCandidatesIsTheAnswers() throws MalformedAnswerException {
        // Given a note's candidate, a patient's with quotes of several notes, and one that is not named
        Quote current = new Quote(8, 20, "smokes daily", true);
        Quote former = new Quote("N7", 0, 4, "quit", true);
        Quote ungrounded = Quote.ungrounded("made up");
        List<Candidate> candidates = List.of(
                candidate("c1", "N1", current),
                candidate("c2", null, former, ungrounded),
                candidate("c3", "N3", new Quote(1, 2, "x", true)));

        // When an answer names two of them, one twice, and one that there is not
        Draft draft = read(candidates, "[\"c2\",\"c9\",\" c1 \",\"c2\"]").getFirst();

        // Then their quotes are the evidence, each with its note where it has one
        assertThat(draft.evidence()).containsExactly(former, ungrounded, new Quote("N1", 8, 20, "smokes daily", true));
        assertThat(draft.value().textValue()).isEqualTo("Former");
        assertThat(draft.confidence()).isEqualTo(0.7);
    }

    @Test
    void aQuoteOfTwoCandidatesIsThereOnceAndTenAreEnough() throws MalformedAnswerException {
        // Given more candidates than an answer may name, of which all have a quote in common and others of their own
        Quote common = new Quote("N0", 0, 3, "one", true);
        List<Candidate> candidates = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> candidate(
                        "c" + number,
                        "N" + number,
                        common,
                        new Quote(0, 3, "two", true),
                        new Quote(4, 9, "three", true)))
                .toList();
        String all = candidates.stream()
                .map(candidate -> "\"" + candidate.key() + "\"")
                .collect(Collectors.joining(",", "[", "]"));

        // When an answer names them all
        Draft draft = read(candidates, all).getFirst();

        // Then the common quote is there once, and there are ten quotes of the first five
        assertThat(draft.evidence()).hasSize(10).containsOnlyOnce(common);
        assertThat(draft.evidence()).extracting(Quote::noteId).doesNotContain("N6", "N7");
    }

    @Test
    void withoutSourcesAValueHasNoEvidence() throws MalformedAnswerException {
        // Given a candidate

        // When an answer names none, then its value stands without evidence
        assertThat(read(List.of(candidate("c1", "N1")), "[]"))
                .containsExactly(Asked.stated(TextNode.valueOf("Former"), 0.7, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"null", "\"c1\"", "[1]", "[null]"})
    void sourcesAreAListOfStrings(String said) {
        assertThatThrownBy(() -> read(List.of(candidate("c1", "N1")), said))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessage("v1.sources: must be an array of strings");
    }

    private List<Draft> read(List<Candidate> candidates, String sources) throws MalformedAnswerException {
        LabelingTask task = Asked.ofPatient(
                Asked.task("http://unused/v1", Instant.EPOCH), Stage.AGGREGATION, List.of(smoking), candidates);
        String content = "{\"v1\":{\"sources\":%s,\"value\":\"Former\",\"confidence\":0.7}}".formatted(sources);
        return AnswerReader.read(task, content, List.of()).getFirst().values();
    }

    private Candidate candidate(String key, String noteId, Quote... evidence) {
        return new Candidate(
                key, smoking.definition().name(), TextNode.valueOf("Former"), 0.9, null, noteId, List.of(evidence));
    }
}
