package dev.labelwright.offline.baseline;

import dev.labelwright.prompt.PromptTemplate;

/** Cuts verbatim evidence out of a note: the sentence, or where that is too long, a window around the place. */
final class Quotes {
    private Quotes() {}

    /** At most {@link PromptTemplate#MAX_QUOTE} characters around a place, starting and ending between words where it can. */
    static Span around(NoteText note, Sentence sentence, Span place) {
        Span whole = sentence.span();
        if (whole.end() - whole.start() <= PromptTemplate.MAX_QUOTE) {
            return whole;
        }
        int length = Math.min(place.end() - place.start(), PromptTemplate.MAX_QUOTE);
        int margin = (PromptTemplate.MAX_QUOTE - length) / 2;
        int start = Math.max(whole.start(), place.start() - margin);
        int end = Math.min(whole.end(), start + PromptTemplate.MAX_QUOTE);
        return trim(note.text(), start, end, place, whole);
    }

    /** A stretch of the note cut to the longest quote, never within a character. */
    static Span cut(String text, Span span) {
        int end = Math.min(span.end(), span.start() + PromptTemplate.MAX_QUOTE);
        return new Span(span.start(), end < span.end() ? beforePair(text, end) : end);
    }

    private static Span trim(String text, int from, int to, Span place, Span whole) {
        int start = from;
        while (start > whole.start() && start < place.start() && !Character.isWhitespace(text.charAt(start - 1))) {
            start++;
        }
        int end = to;
        while (end < whole.end() && end > place.end() && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        while (end > start + 1 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(afterPair(text, start), beforePair(text, end));
    }

    private static int afterPair(String text, int start) {
        return start < text.length() && start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    private static int beforePair(String text, int end) {
        return end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
