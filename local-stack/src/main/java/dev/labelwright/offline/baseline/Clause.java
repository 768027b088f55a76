package dev.labelwright.offline.baseline;

import java.util.Set;

/** Cuts a short value out of a sentence: up to where the clause ends, without bullets, articles and a full stop. */
final class Clause {
    private static final int MOST_WORDS = 14;
    private static final Set<String> LEADING =
            Lexicon.words("a an the her his their my your our that this some any of for with to is are was were");
    private static final Set<String> COMPLAINT_LEADING =
            Lexicon.words("evaluation assessment today chief complaint complaints complaining concerns about new");
    private static final Set<String> ENDS = Lexicon.words(
            "who which that can could would so tell what how hi hello because since when while where he she it you i i'm and ,");

    private Clause() {}

    /** The rest of a sentence from a word on, as it stands; a whole sentence where the word is its first. */
    static Span rest(NoteText note, Sentence sentence, int firstWord) {
        int start = firstWord < sentence.endWord()
                ? note.word(firstWord).start()
                : sentence.span().end();
        int last = sentence.endWord() - 1;
        int end = last >= firstWord ? note.word(last).end() : start;
        boolean closes = end < sentence.span().end() && note.text().charAt(end) == ')';
        return new Span(start, Math.max(start, closes ? end + 1 : end));
    }

    /** What follows a pattern such as "here for", up to punctuation or a word that opens another clause. */
    static Span afterPattern(NoteText note, Sentence sentence, int firstWord) {
        int first = firstWord;
        while (first < sentence.endWord() && leads(note.word(first).text())) {
            first++;
        }
        if (first >= sentence.endWord() || ENDS.contains(note.word(first).text())) {
            return new Span(sentence.span().end(), sentence.span().end());
        }
        int last = first;
        while (last + 1 < sentence.endWord() && last - first < MOST_WORDS - 1 && goesOn(note, last)) {
            last++;
        }
        return new Span(note.word(first).start(), note.word(last).end());
    }

    private static boolean leads(String word) {
        return LEADING.contains(word) || COMPLAINT_LEADING.contains(word);
    }

    private static boolean goesOn(NoteText note, int word) {
        String gap = note.gapAfter(word).strip();
        boolean joined = gap.isEmpty() || gap.equals("-") || gap.equals("/") || gap.equals("'");
        String next = note.word(word + 1).text();
        boolean andOfClause = next.equals("and")
                && word + 2 < note.words().size()
                && ENDS.contains(note.word(word + 2).text());
        return joined && (next.equals("and") ? !andOfClause : !ENDS.contains(next));
    }
}
