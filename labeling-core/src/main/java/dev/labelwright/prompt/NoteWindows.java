package dev.labelwright.prompt;

import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.TokenRuler;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows of a note that is longer than its model's. Each ends at a sentence where one ends in its last quarter, and
 * the next begins a little before, so that what a border cuts is whole in one of them. The same note has the same windows
 * wherever they are asked for; how many there can be follows from the number of its tokens alone.
 */
public final class NoteWindows {
    /** With less room for the note than this, in tokens, a call is not made. */
    public static final int SMALLEST_ROOM = 256;

    /** What a passage can take more alone than within its note, in tokens, at both its ends. */
    public static final int MARGIN = 16;

    /** The longest overlap, in tokens; a tenth of the room where that is less. */
    public static final int LONGEST_OVERLAP = 200;

    /** How far a border between characters can be from one between tokens, in tokens. */
    public static final int BORDER = 8;

    private final String text;
    private final Tokenizer tokenizer;
    private final int room;
    private final TokenRuler ruler;
    private final List<Window> windows = new ArrayList<>();

    private NoteWindows(String text, Tokenizer tokenizer, int room) {
        this.text = text;
        this.tokenizer = tokenizer;
        this.room = room;
        this.ruler = TokenRuler.of(tokenizer, text);
    }

    /**
     * A passage of a note.
     *
     * @param start offset of its first character in Unicode code points
     * @param end offset behind its last character in Unicode code points
     * @param text the passage
     * @param tokens how many it has, standing alone
     */
    public record Window(int start, int end, String text, int tokens) {
        /** Never the note: a record's text may end in a log. */
        @Override
        public String toString() {
            return "Window[%d, %d)".formatted(start, end);
        }
    }

    /**
     * The windows of a note, in order; each character is in one of them.
     *
     * @param room the most tokens of a window, at least {@link #SMALLEST_ROOM}
     */
    public static List<Window> of(String text, Tokenizer tokenizer, int room) {
        if (room < SMALLEST_ROOM) {
            throw new IllegalArgumentException(
                    "a window has room for %d tokens, not %d".formatted(SMALLEST_ROOM, room));
        }
        int tokens = TokenCounter.count(tokenizer, text);
        if (tokens <= room) {
            return List.of(new Window(0, text.codePointCount(0, text.length()), text, tokens));
        }
        return new NoteWindows(text, tokenizer, room).split();
    }

    /**
     * The most windows that a note can have; grows with its tokens and falls with the room. {@code SelectionSql} has the
     * same formula.
     *
     * @param tokens how many the note has
     * @param room as for {@link #of}
     */
    public static long most(long tokens, long room) {
        return tokens <= room ? 1 : 1 + Math.ceilDiv(tokens - room + MARGIN, progress(room));
    }

    /** The fewest tokens that a window brings which the one before it did not have. */
    public static long progress(long room) {
        return (room - MARGIN) * 3 / 4 - overlap(room) - BORDER;
    }

    /** The most tokens of a window that the one before it had too. */
    public static long overlap(long room) {
        return Math.min(room / 10, LONGEST_OVERLAP);
    }

    private List<Window> split() {
        int start = 0;
        int startCharacters = 0;
        while (true) {
            int end = end(start, room - MARGIN);
            String passage = text.substring(start, end);
            int tokens = TokenCounter.count(tokenizer, passage);
            for (int less = MARGIN; tokens > room; less += MARGIN) {
                end = end(start, room - MARGIN - less);
                passage = text.substring(start, end);
                tokens = TokenCounter.count(tokenizer, passage);
            }
            int characters = text.codePointCount(start, end);
            windows.add(new Window(startCharacters, startCharacters + characters, passage, tokens));
            if (end == text.length()) {
                return List.copyOf(windows);
            }
            int next = next(start, end);
            startCharacters += text.codePointCount(start, next);
            start = next;
        }
    }

    /** Where a window ends that begins there and has so many tokens at most. */
    private int end(int start, int most) {
        int before = ruler.endedAt(start);
        if (ruler.tokens() - before <= most) {
            return text.length();
        }
        int latest = ruler.end(before + most);
        int earliest = ruler.end(before + Math.ceilDiv(most * 3, 4));
        return PassageBorder.lastSentence(text, earliest, latest)
                .orElseGet(() -> PassageBorder.lastWord(text, earliest, latest).orElse(latest));
    }

    /** Where the window after one of these borders begins. */
    private int next(int start, int end) {
        int forward = start + Character.charCount(text.codePointAt(start));
        int earliest = Math.max(ruler.end(ruler.endedAt(end) - (int) overlap(room)), forward);
        return PassageBorder.firstWord(text, earliest, end).orElse(earliest);
    }
}
