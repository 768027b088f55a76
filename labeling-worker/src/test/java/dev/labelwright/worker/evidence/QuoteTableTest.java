package dev.labelwright.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.labelwright.event.Quote;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as the note's own words, and where they stand. */
class QuoteTableTest {

    static Stream<Arguments> sameWords() {
        return Stream.of(
                arguments("word for word", "Pt smokes daily.", "smokes daily", "smokes daily"),
                arguments("the first of equals", "pain, no pain", "pain", "pain"),
                arguments("other case", "Pt SMOKES Daily.", "smokes daily", "SMOKES Daily"),
                arguments("over a line break", "Pt smokes\r\ndaily.", "smokes daily", "smokes\r\ndaily"),
                arguments("over an indented line", "Pt smokes\n\t  daily.", "smokes daily", "smokes\n\t  daily"),
                arguments("no-break space", "5\u00A0mg twice", "5 mg", "5\u00A0mg"),
                arguments("narrow space", "5\u202Fmg twice", "5 mg", "5\u202Fmg"),
                arguments(
                        "after an emoji",
                        "\uD83D\uDE37\uD83D\uDC69\u200D\u2695\uFE0F Pt coughs",
                        "Pt coughs",
                        "Pt coughs"),
                arguments(
                        "an emoji in it", "Pt \uD83D\uDE37 coughs", "pt \uD83D\uDE37 COUGHS", "Pt \uD83D\uDE37 coughs"),
                arguments(
                        "marks apart in the note",
                        "Me\u0301nie\u0300re disease",
                        "M\u00E9ni\u00E8re",
                        "Me\u0301nie\u0300re"),
                arguments(
                        "marks apart in the quote",
                        "M\u00E9ni\u00E8re disease",
                        "Me\u0301nie\u0300re",
                        "M\u00E9ni\u00E8re"),
                arguments(
                        "smart quotes in the note",
                        "says \u201CI\u2019m fine\u201D",
                        "\"I'm fine\"",
                        "\u201CI\u2019m fine\u201D"),
                arguments("smart in the quote", "says \"I'm fine\"", "\u201CI\u2019m fine\u201D", "\"I'm fine\""),
                arguments("a dash", "2015\u20132018 smoker", "2015-2018", "2015\u20132018"),
                arguments("a minus", "T \u22121.5 SD", "-1.5 SD", "\u22121.5 SD"),
                arguments("a ligature in the note", "de\uFB01brillator placed", "defibrillator", "de\uFB01brillator"),
                arguments("a ligature in the quote", "defibrillator placed", "de\uFB01brillator", "defibrillator"),
                arguments("a soft hyphen", "de\u00ADfibrillator", "defibrillator", "de\u00ADfibrillator"),
                arguments("zero width", "no\u200B fe\u200Dver", "no fever", "no\u200B fe\u200Dver"),
                arguments("a byte order mark", "\uFEFFNo fever", "no fever", "No fever"),
                arguments("an ellipsis", "denies pain\u2026 sometimes", "pain... sometimes", "pain\u2026 sometimes"),
                arguments(
                        "dots for an ellipsis",
                        "denies pain... sometimes",
                        "pain\u2026 sometimes",
                        "pain... sometimes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameWords")
    void findsTheNotesOwnWords(String name, String note, String quote, String expected) {
        // When
        Quote found = new QuoteFinder(note).find(quote);

        // Then
        assertThat(found.grounded()).isTrue();
        assertThat(found.text()).isEqualTo(expected);
        int[] codePoints = note.codePoints().toArray();
        assertThat(new String(codePoints, found.start(), found.end() - found.start()))
                .isEqualTo(found.text());
        assertThat(found.near()).isNull();
    }

    static Stream<Arguments> otherWords() {
        return Stream.of(
                arguments("another number", "A1c 7.5 % today", "A1c 7.6 % today", "A1c 7.5 % today"),
                arguments(
                        "a raised digit",
                        "BSA was 10\u00B2 at the visit",
                        "BSA was 102 at the visit",
                        "BSA was 10\u00B2 at the visit"),
                arguments("a word left out", "Patient has never smoked a day", "Patient has smoked a day", null),
                arguments("a typing error", "Denies shortnes of breath", "shortness of breath", "shortnes of breath"),
                arguments("an elision", "smokes one pack a day, since 1999", "smokes ... since 1999", null),
                arguments(
                        "within a ligature",
                        "de\uFB01 was here again",
                        "def was here again",
                        "de\uFB01 was here again"),
                arguments("without its mark", "re\u0301sume\u0301", "r\u00E9sum\u00E9s", null),
                arguments("too short to be like", "CHF NYHA II", "COPD", null),
                arguments("nothing like it", "Patient is well and at home", "metastatic carcinoma", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherWords")
    void keepsOtherWordsAsTheModelSaidThem(String name, String note, String quote, String near) {
        // When
        Quote found = new QuoteFinder(note).find(quote);

        // Then it is marked, stands nowhere, and what is like it is only pointed at
        assertThat(found.grounded()).isFalse();
        assertThat(found.start()).isEqualTo(-1);
        assertThat(found.text()).isEqualTo(quote);
        assertThat(nearText(note, found)).isEqualTo(near);
    }

    @Test
    void givesUpOnALikenessThatTakesTooLong() {
        // Given a note of a mebibyte that is all like the quote, and never near enough
        String note = "ab".repeat(512 * 1024);
        String quote = "aabb".repeat(70);

        // When
        Quote found = new QuoteFinder(note).find(quote);

        // Then
        assertThat(found.grounded()).isFalse();
        assertThat(found.near()).isNull();
    }

    private static String nearText(String note, Quote quote) {
        if (quote.near() == null) {
            return null;
        }
        int start = quote.near().start();
        return new String(note.codePoints().toArray(), start, quote.near().end() - start);
    }
}
