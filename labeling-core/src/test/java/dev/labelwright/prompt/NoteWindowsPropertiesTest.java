package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.prompt.NoteWindows.Window;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What ceilings and offsets stand on: windows cover the note, have room, and are no more than they were counted as. */
class NoteWindowsPropertiesTest {
    @Property(tries = 300)
    void windowsCoverTheNoteWithinTheirBounds(
            @ForAll long seed, @ForAll Tokenizer tokenizer, @ForAll @IntRange(min = 256, max = 3_000) int room) {
        // Given a note of any writing
        String note = LongTexts.any(new Random(seed), 40_000);
        long tokens = TokenCounter.count(tokenizer, note);

        // When it is split
        List<Window> windows = NoteWindows.of(note, tokenizer, room);

        // Then each character is in a window, in order, at the offsets that it says
        int[] characters = note.codePoints().toArray();
        int covered = 0;
        for (Window window : windows) {
            assertThat(window.start()).isLessThanOrEqualTo(covered);
            assertThat(window.end()).isGreaterThan(covered);
            assertThat(window.text()).isEqualTo(new String(characters, window.start(), window.end() - window.start()));
            covered = window.end();
        }
        assertThat(covered).isEqualTo(characters.length);

        // And no window is larger than its room, nor are there more, nor more tokens, than was counted beforehand
        assertThat(windows).allSatisfy(window -> assertThat(window.tokens())
                .isEqualTo(TokenCounter.count(tokenizer, window.text()))
                .isLessThanOrEqualTo(room));
        assertThat((long) windows.size()).isLessThanOrEqualTo(NoteWindows.most(tokens, room));
        assertThat(windows.stream().mapToLong(Window::tokens).sum())
                .isLessThanOrEqualTo(
                        tokens + (windows.size() - 1) * (NoteWindows.overlap(room) + 2 * NoteWindows.MARGIN));
    }

    @Property(tries = 1_000)
    void theBoundGrowsWithTheNoteAndFallsWithTheRoom(
            @ForAll @IntRange(max = 2_000_000) int tokens,
            @ForAll @IntRange(min = 256, max = 200_000) int room,
            @ForAll @IntRange(max = 50_000) int more) {
        // When a longer note, or a larger room, is bounded
        long most = NoteWindows.most(tokens, room);

        // Then there are at least, or at most, as many windows; and never more than the tokens that each brings allow
        assertThat(NoteWindows.most((long) tokens + more, room)).isGreaterThanOrEqualTo(most);
        assertThat(NoteWindows.most(tokens, (long) room + more)).isLessThanOrEqualTo(most);
        assertThat((most - 1) * NoteWindows.progress(room)).isLessThanOrEqualTo(tokens);
    }
}
