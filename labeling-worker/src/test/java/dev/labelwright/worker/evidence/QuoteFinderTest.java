package dev.labelwright.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.Quote;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteFinderTest {
    @Test
    void countsOffsetsInCodePoints() {
        // Given an emoji, which is two UTF-16 characters, and a combining accent, which is a code point of its own
        String note = "😀 cafe\u0301 noir";

        // When
        Quote quote = new QuoteFinder(note).find("e\u0301 noir");

        // Then
        assertThat(quote).isEqualTo(new Quote(5, 12, "e\u0301 noir", true));
    }

    @Test
    void prefersTheExactPlaceToAnEarlierTolerantOne() {
        // Given
        QuoteFinder finder = new QuoteFinder("no chest PAIN, then chest pain");

        // When
        Quote quote = finder.find("chest pain");

        // Then
        assertThat(quote).isEqualTo(new Quote(20, 30, "chest pain", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smokes\\r\\ndaily|smokes daily|smokes\\r\\ndaily",
                "BP 120\\u00a0/ 80|bp 120 / 80|BP 120\\u00a0/ 80",
                "a  \\t\\n b|A B|a  \\t\\n b",
                "x SMOKES y|  smokes |SMOKES",
                "ÄRZTIN sagt|ärztin|ÄRZTIN",
            })
    void toleratesWhiteSpaceAndCaseAndReturnsTheNotesOwnWords(String note, String said, String expected) {
        // Given
        String text = unescape(note);

        // When
        Quote quote = new QuoteFinder(text).find(unescape(said));

        // Then
        assertThat(quote.grounded()).isTrue();
        assertThat(quote.text()).isEqualTo(unescape(expected));
        assertThat(text.codePoints()
                        .skip(quote.start())
                        .limit(quote.end() - quote.start())
                        .toArray())
                .containsExactly(quote.text().codePoints().toArray());
    }

    @Test
    void doesNotMoveAQuoteThatTheNoteDoesNotHave() {
        // Given
        QuoteFinder finder = new QuoteFinder("Patient smokes daily.");

        // When
        Quote quote = finder.find("Patient smokes weekly.");

        // Then
        assertThat(quote).isEqualTo(Quote.ungrounded("Patient smokes weekly."));
    }

    @Test
    void cutsAnUngroundedQuoteBetweenCharacters() {
        // Given a quote whose 500th and 501st UTF-16 characters are one emoji
        String said = "x".repeat(499) + "😀" + "y";

        // When
        Quote quote = new QuoteFinder("note").find(said);

        // Then
        assertThat(quote).isEqualTo(Quote.ungrounded("x".repeat(499)));
    }

    @Test
    void keepsNothingOfAnUngroundedQuoteThatCannotBeStored() {
        // Given a NUL and half an emoji
        String said = "a\0b\ud83dc";

        // When
        Quote quote = new QuoteFinder("note").find(said);

        // Then
        assertThat(quote.text()).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void takesLinearTimeOnALargeRepetitiveNote() {
        // Given 1 MiB that matches nearly all of the quote everywhere
        QuoteFinder finder = new QuoteFinder("a".repeat(1024 * 1024));
        String said = "a".repeat(100_000) + "b";

        // When
        Quote quote = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> finder.find(said));

        // Then
        assertThat(quote.grounded()).isFalse();
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\u00a0", "\u00a0");
    }
}
