package dev.labelwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.demo.client.Evidence;
import dev.labelwright.demo.client.Note;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {
    private static final String TEXT = "Peak flow 420 👍🏽, café visit, denies pain.";

    private final EvidenceCheck check = new EvidenceCheck(id -> new Note(id, "P", null, "t", TEXT));

    @Test
    void countsCodePointsAndNotUtf16Units() {
        // Given: the thumb is two code points but four UTF-16 units
        int start = TEXT.codePointCount(0, TEXT.indexOf("café"));

        // When
        check.accept(Labels.quoting("L1", new Evidence("N1", start, start + 4, "café", true)));

        // Then
        assertThat(start).isLessThan(TEXT.indexOf("café"));
        assertThat(check.grounded()).isEqualTo(1);
        assertThat(check.mismatches()).isEmpty();
    }

    @Test
    void namesAQuoteThatStandsOneCharacterFurther() {
        // Given
        int start = TEXT.codePointCount(0, TEXT.indexOf("café")) + 1;

        // When
        check.accept(Labels.quoting("L1", new Evidence("N1", start, start + 4, "café", true)));

        // Then
        assertThat(check.mismatches()).singleElement().asString().contains("L1", "N1", "" + start);
    }

    @Test
    void refusesOffsetsBeyondTheText() {
        assertThat(EvidenceCheck.standsIn("abc", new Evidence("N1", 0, 4, "abc", true)))
                .isFalse();
        assertThat(EvidenceCheck.standsIn("abc", new Evidence("N1", null, null, "abc", true)))
                .isFalse();
        assertThat(EvidenceCheck.standsIn("abc", new Evidence("N1", 1, 1, "", true)))
                .isFalse();
    }

    @Test
    void countsQuotesThatWereNotFoundApart() {
        // When
        check.accept(Labels.quoting("L1", new Evidence("N1", null, null, "not there", false)));

        // Then
        assertThat(check.grounded()).isZero();
        assertThat(check.ungrounded()).isEqualTo(1);
        assertThat(check.mismatches()).isEmpty();
    }

    @Property
    void everyPieceOfATextStandsAtItsCodePoints(
            @ForAll @StringLength(max = 30) String before,
            @ForAll @StringLength(min = 1, max = 10) String words,
            @ForAll @IntRange(max = 5) int emoji) {
        // Given: the quote between plain code points, so that no surrogate pair is joined or split
        String start = "😀".repeat(emoji) + before + ".";
        String text = start + words + ".";
        int from = start.codePointCount(0, start.length());
        int to = from + words.codePointCount(0, words.length());

        // When, Then
        assertThat(EvidenceCheck.standsIn(text, new Evidence("N", from, to, words, true)))
                .isTrue();
    }
}
