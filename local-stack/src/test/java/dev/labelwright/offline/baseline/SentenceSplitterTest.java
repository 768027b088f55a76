package dev.labelwright.offline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceSplitterTest {
    private static List<String> sentences(String text) {
        return SentenceSplitter.split(text).stream().map(span -> span.of(text)).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One. Two. | 2",
                "Seen by Dr. Young today. | 1",
                "mr . ward came . he left . | 2",
                "A1c is 7.5 today. | 1",
                "Pain? No! Fine. | 3",
                "2. Hypertension. | 1",
                "Seen by John A. Young. Fine. | 2",
                "CHIEF COMPLAINT\\n\\nPain | 2",
                "• Denies pain\\n• Denies fever | 2",
                "[doctor] any pain ?\\n[patient] no . | 2",
                "The patient has been having pain in the left knee for the last three\\nweeks and it is worse. | 1",
            })
    void findsSentences(String text, int count) {
        // Given a text with marks that do and do not end a sentence

        // When it is split
        List<String> sentences = sentences(text.translateEscapes());

        // Then there are that many
        assertThat(sentences).hasSize(count);
    }

    @Test
    void aSpeakersMarkIsNotPartOfWhatIsSaid() {
        // Given a line of dialogue

        // When it is split
        List<String> sentences = sentences("[doctor] hi , martha .");

        // Then only the words remain, at their own place
        assertThat(sentences).containsExactly("hi , martha .");
        assertThat(SentenceSplitter.split("[doctor] hi").getFirst()).isEqualTo(new Span(9, 11));
    }

    @Test
    void textWithoutPunctuationIsCut() {
        // Given a megabyte without a full stop
        String text = "word ".repeat(200_000);

        // When it is split
        List<Span> spans = SentenceSplitter.split(text);

        // Then no sentence is long
        assertThat(spans).allMatch(span -> span.end() - span.start() <= 2 * SentenceSplitter.LONGEST);
    }
}
