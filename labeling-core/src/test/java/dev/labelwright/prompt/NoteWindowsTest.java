package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.labelwright.prompt.NoteWindows.Window;
import dev.labelwright.tokens.Tokenizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoteWindowsTest {
    private static final int ROOM = 300;

    @Test
    void cutsBehindASentenceAndBeginsTheNextWindowAtAWord() {
        // Given a note of short sentences
        String note = "The patient feels well today. ".repeat(200);

        // When it is split
        List<Window> windows = NoteWindows.of(note, Tokenizer.O200K_BASE, ROOM);

        // Then sentences end windows, and words of the last one begin the next
        assertThat(windows).hasSizeGreaterThan(2);
        assertThat(windows).allSatisfy(window -> assertThat(window.text()).endsWith("today. "));
        assertThat(windows.get(1).start()).isLessThan(windows.get(0).end());
        assertThat(windows).allSatisfy(window -> assertThat(window.text())
                .matches(text -> window.start() == 0 || note.charAt(window.start() - 1) == ' ')
                .doesNotStartWith(" "));
    }

    @Test
    void cutsAtALineWhereNoSentenceEnds() {
        // Given a list without punctuation
        String note = "aspirin 81 mg by mouth once a day\n".repeat(200);

        // When it is split
        List<Window> windows = NoteWindows.of(note, Tokenizer.CL100K_BASE, ROOM);

        // Then lines stay whole
        assertThat(windows).hasSizeGreaterThan(2).allSatisfy(window -> assertThat(window.text())
                .endsWith("\n"));
    }

    @Test
    void neverCutsWithinACharacter() {
        // Given a note of characters of four bytes each, without a space
        String note = "🩺".repeat(2_000);

        // When it is split by bytes
        List<Window> windows = NoteWindows.of(note, Tokenizer.UNKNOWN, ROOM);

        // Then each window has whole characters, and offsets count characters
        assertThat(windows)
                .allSatisfy(window -> assertThat(window.text()).isEqualTo("🩺".repeat(window.end() - window.start())));
        assertThat(windows.getLast().end()).isEqualTo(2_000);
    }

    @Test
    void aNoteThatFitsIsOneWindow() {
        assertThat(NoteWindows.of("word ".repeat(200), Tokenizer.UNKNOWN, 1_000))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.start()).isZero();
                    assertThat(window.end()).isEqualTo(1_000);
                    assertThat(window.tokens()).isEqualTo(1_000);
                });
        assertThat(NoteWindows.most(1_000, 1_000)).isOne();
        assertThat(NoteWindows.most(1_001, 1_000)).isEqualTo(2);
    }

    @Test
    void aRoomHasAMinimum() {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteWindows.of("a", Tokenizer.UNKNOWN, 255));
    }

    @ParameterizedTest
    @EnumSource(Tokenizer.class)
    void takesTimeInProportionToTheNote(Tokenizer tokenizer) {
        // Given the longest note that an upload takes, in small windows
        String note = LongTexts.any(new Random(7), 10) + "Seen in clinic. BP 120/80, pulse 71. ".repeat(28_000);

        // When it is split
        long before = System.nanoTime();
        List<Window> windows = NoteWindows.of(note, tokenizer, 2_000);

        // Then it does not take a pass over the rest for each window
        assertThat(windows).hasSizeGreaterThan(100);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
}
