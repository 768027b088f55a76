package dev.labelwright.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.Quote;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuoteFinderPropertyTest {
    @Property
    void findsEverySubstringCharacterForCharacter(@ForAll("notes") String note, @ForAll int from, @ForAll int length) {
        // Given a passage of the note
        int[] codePoints = note.codePoints().toArray();
        int start = Math.floorMod(from, codePoints.length);
        int end = start + 1 + Math.floorMod(length, codePoints.length - start);
        String passage = new String(codePoints, start, end - start);

        // When
        Quote quote = new QuoteFinder(note).find(passage);

        // Then it is grounded, and stands exactly where the offsets say
        assertThat(quote.grounded()).isTrue();
        assertThat(quote.text()).isEqualTo(passage);
        assertThat(new String(codePoints, quote.start(), quote.end() - quote.start()))
                .isEqualTo(passage);
    }

    @Property
    void groundsOnlyWhatTheNoteHasAtTheOffsets(@ForAll("notes") String note, @ForAll("notes") String said) {
        // When
        Quote quote = new QuoteFinder(note).find(said);

        // Then
        if (quote.grounded()) {
            int[] codePoints = note.codePoints().toArray();
            assertThat(quote.text()).isEqualTo(new String(codePoints, quote.start(), quote.end() - quote.start()));
        } else {
            assertThat(said).startsWith(quote.text());
        }
    }

    @Property
    void neverBeginsOrEndsInsideASurrogatePair(@ForAll("notes") String note, @ForAll int from, @ForAll int length) {
        // Given any UTF-16 slice, which may begin with the second half of a pair
        int start = Math.floorMod(from, note.length());
        int end = start + 1 + Math.floorMod(length, note.length() - start);

        // When
        Quote quote = new QuoteFinder(note).find(note.substring(start, end));

        // Then
        Assume.that(quote.grounded());
        assertThat(Character.isLowSurrogate(quote.text().charAt(0))).isFalse();
        assertThat(Character.isHighSurrogate(quote.text().charAt(quote.text().length() - 1)))
                .isFalse();
    }

    @Property
    void findsAPassageAgainWithOtherCaseAndWhiteSpace(@ForAll("words") String note) {
        // Given
        String said = note.toUpperCase(Locale.ROOT).replace(" ", "\r\n\u00a0");

        // When
        Quote quote = new QuoteFinder(". " + note + " .").find(said);

        // Then
        assertThat(quote).isEqualTo(new Quote(2, 2 + note.length(), note, true));
    }

    /** Notes of plain words, emoji, combining marks, line breaks and no-break spaces; no halves of pairs. */
    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(
                        "a", "b", "A", " ", "\r\n", "\u00a0", "\u0301", "é", "😀", "👩‍⚕️", "ß", "İ", "\t", "𝔘", "中")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> words.stream().collect(Collectors.joining(" ")));
    }
}
