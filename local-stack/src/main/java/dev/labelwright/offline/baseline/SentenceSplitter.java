package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where sentences stand. A line break ends a sentence, unless the line is long, unfinished and goes on in lower
 * case (hard-wrapped text). Within a line a full stop, question or exclamation mark before white space ends it, save
 * after abbreviations, initials and list numbers. A speaker's mark ({@code [doctor]}) is not part of a sentence. Nothing
 * is longer than about {@value #LONGEST} characters, so that work per sentence stays bounded.
 */
final class SentenceSplitter {
    static final int LONGEST = 1_000;

    private static final int WRAPPED_LINE = 60;
    private static final int LONGEST_SPEAKER = 30;
    private static final Set<String> ABBREVIATIONS = Lexicon.words("""
            dr mr mrs ms miss prof st jr sr vs e.g i.e eg approx pt dept fig resp temp wt ht a.m p.m u.s al cf""");

    private final String text;
    private final List<Span> sentences = new ArrayList<>();

    private SentenceSplitter(String text) {
        this.text = text;
    }

    static List<Span> split(String text) {
        return new SentenceSplitter(text).split();
    }

    private List<Span> split() {
        int start = 0;
        while (start < text.length()) {
            int end = paragraphEnd(start);
            splitParagraph(afterSpeaker(start, end), end);
            start = end + 1;
        }
        return sentences;
    }

    private int paragraphEnd(int start) {
        int lineStart = start;
        while (true) {
            int end = text.indexOf('\n', lineStart);
            if (end < 0) {
                return text.length();
            }
            if (end - lineStart < WRAPPED_LINE || !goesOn(end)) {
                return end;
            }
            lineStart = end + 1;
        }
    }

    private boolean goesOn(int lineEnd) {
        char last = text.charAt(lineEnd - 1);
        boolean unfinished = Character.isLetterOrDigit(last) || last == ',' || last == ' ';
        return unfinished && lineEnd + 1 < text.length() && Character.isLowerCase(text.charAt(lineEnd + 1));
    }

    private int afterSpeaker(int start, int end) {
        if (text.charAt(start) != '[') {
            return start;
        }
        int close = text.indexOf(']', start);
        return close >= 0 && close < end && close - start <= LONGEST_SPEAKER ? close + 1 : start;
    }

    private void splitParagraph(int from, int end) {
        int start = from;
        for (int at = from; at < end; at++) {
            if (tooLong(start, at)) {
                add(start, at);
                start = at;
            } else if (ends(start, at, end)) {
                add(start, at + 1);
                start = at + 1;
            }
        }
        add(start, end);
    }

    private boolean tooLong(int start, int at) {
        boolean betweenWords = !Character.isLetterOrDigit(text.charAt(at)) && !Character.isSurrogate(text.charAt(at));
        boolean betweenCharacters = !Character.isLowSurrogate(text.charAt(at));
        return at - start >= (betweenWords ? LONGEST : 2 * LONGEST) && betweenCharacters;
    }

    private boolean ends(int start, int at, int end) {
        char mark = text.charAt(at);
        boolean beforeSpace = at + 1 >= end || Character.isWhitespace(text.charAt(at + 1));
        if (!beforeSpace) {
            return false;
        }
        return mark == '?' || mark == '!' || (mark == '.' && !belongsToWord(start, at));
    }

    /** Whether the full stop belongs to an abbreviation ({@code Dr.}), an initial or a list number. */
    private boolean belongsToWord(int start, int stop) {
        int last = stop;
        while (last > start && text.charAt(last - 1) == ' ') {
            last--;
        }
        int first = last;
        while (first > start && !Character.isWhitespace(text.charAt(first - 1))) {
            first--;
        }
        if (last - first > 10) {
            return false;
        }
        String word = text.substring(first, last).toLowerCase(Locale.ROOT);
        boolean atStart = text.substring(start, first).isBlank();
        boolean listNumber = atStart && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        boolean initial = last == stop
                && word.length() == 1
                && Character.isUpperCase(text.charAt(first))
                && !atStart
                && text.charAt(first) != 'I';
        return listNumber || initial || ABBREVIATIONS.contains(word);
    }

    private void add(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(new Span(start, end));
        }
    }
}
