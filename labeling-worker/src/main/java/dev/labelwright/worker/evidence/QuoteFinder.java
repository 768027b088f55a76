package dev.labelwright.worker.evidence;

import dev.labelwright.event.Quote;
import java.util.Objects;

/**
 * Finds what a model quoted in the note: word for word, else with other white space, letter case or typography. What it
 * calls grounded are the note's own characters at those offsets. A quote with other words stays as the model said it and
 * is not grounded; where a passage is like it, that is told beside. Takes time in proportion to the note, however it
 * repeats.
 */
public final class QuoteFinder {
    /** The most that is kept of a quote that the note does not have, in UTF-16 characters. */
    public static final int MAX_UNGROUNDED = 500;

    /** A shorter quote is like too much. */
    private static final int SHORTEST_NEAR = 12;

    private static final int LONGEST_NEAR = 300;
    /** One character in so many may differ. */
    private static final int NEAR = 8;

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private final int[] note;
    private FoldedText foldedNote;

    public QuoteFinder(String note) {
        this.note = Objects.requireNonNull(note, "note").codePoints().toArray();
    }

    /**
     * The first place of the quote in the note.
     *
     * @param quote what the model says the note says; not blank
     * @return the quote with its offsets in code points, or ungrounded where the note does not have it
     */
    public Quote find(String quote) {
        int[] wanted = quote.codePoints().toArray();
        int start = CodePointSearch.indexOf(note, wanted);
        if (start >= 0) {
            return grounded(start, start + wanted.length);
        }
        FoldedText foldedQuote = FoldedText.of(wanted);
        int length = foldedQuote.codePoints().length;
        int foldedStart = CodePointSearch.indexOf(foldedNote().codePoints(), foldedQuote.codePoints());
        if (foldedStart >= 0 && foldedNote.whole(foldedStart, foldedStart + length)) {
            return grounded(foldedNote.origin(foldedStart), foldedNote.origin(foldedStart + length - 1) + 1);
        }
        return Quote.ungrounded(kept(wanted), near(foldedQuote.codePoints()));
    }

    private Quote.Near near(int[] quote) {
        if (quote.length < SHORTEST_NEAR || quote.length > LONGEST_NEAR) {
            return null;
        }
        return NearMatch.find(foldedNote().codePoints(), quote, quote.length / NEAR)
                .map(part -> new Quote.Near(foldedNote.origin(part.start()), foldedNote.origin(part.end() - 1) + 1))
                .orElse(null);
    }

    private Quote grounded(int start, int end) {
        return new Quote(start, end, new String(note, start, end - start), true);
    }

    private FoldedText foldedNote() {
        if (foldedNote == null) {
            foldedNote = FoldedText.of(note);
        }
        return foldedNote;
    }

    /** The model's words, cut between characters, without what neither UTF-8 nor PostgreSQL can hold. */
    private static String kept(int[] quote) {
        StringBuilder kept = new StringBuilder();
        for (int codePoint : quote) {
            if (kept.length() + Character.charCount(codePoint) > MAX_UNGROUNDED) {
                break;
            }
            boolean storable = codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
            kept.appendCodePoint(storable ? codePoint : REPLACEMENT_CHARACTER);
        }
        return kept.toString();
    }
}
