package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a term in a note: all its stems in one sentence, at most two foreign words among them. In another order or with
 * gaps ("pain in the chest") a mention weighs {@value #LOOSE} of one word for word.
 */
final class MentionFinder {
    static final double LOOSE = 0.85;

    private static final int GAP = 2;
    private static final int MOST_MENTIONS = 1_000;

    private final NoteText note;

    MentionFinder(NoteText note) {
        this.note = note;
    }

    /** The mentions of all terms in the note's order; of those at the same place the weightiest. */
    List<Mention> find(List<Term> terms) {
        List<Mention> all = new ArrayList<>();
        terms.forEach(term -> all.addAll(find(term)));
        all.sort(Comparator.comparingInt(Mention::firstWord)
                .thenComparing(Comparator.comparingDouble(Mention::weight).reversed())
                .thenComparing(Comparator.comparingInt(Mention::lastWord).reversed()));
        List<Mention> distinct = new ArrayList<>();
        for (Mention mention : all) {
            if (distinct.isEmpty() || distinct.getLast().lastWord() < mention.firstWord()) {
                distinct.add(mention);
            }
        }
        return distinct;
    }

    List<Mention> find(Term term) {
        String rarest = term.stems().stream()
                .min(Comparator.comparingInt(stem -> note.wordsWithStem(stem).size()))
                .orElseThrow();
        return note.wordsWithStem(rarest).stream()
                .filter(word -> note.sentenceIndexOf(word) >= 0)
                .limit(MOST_MENTIONS)
                .map(word -> at(term, word))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Mention> at(Term term, int anchor) {
        Sentence sentence = note.sentences().get(note.sentenceIndexOf(anchor));
        int reach = term.stems().size() - 1 + GAP;
        int first = anchor;
        int last = anchor;
        boolean inOrder = true;
        int previous = -1;
        for (String stem : term.stems()) {
            int word = nearest(stem, anchor, reach, sentence);
            if (word < 0) {
                return Optional.empty();
            }
            first = Math.min(first, word);
            last = Math.max(last, word);
            inOrder &= previous < 0 || word == previous + 1;
            previous = word;
        }
        if (last - first > reach) {
            return Optional.empty();
        }
        return Optional.of(new Mention(first, last, sentence, inOrder ? term.weight() : term.weight() * LOOSE));
    }

    private int nearest(String stem, int anchor, int reach, Sentence sentence) {
        for (int distance = 0; distance <= reach; distance++) {
            if (hasStem(anchor + distance, stem, sentence)) {
                return anchor + distance;
            }
            if (hasStem(anchor - distance, stem, sentence)) {
                return anchor - distance;
            }
        }
        return -1;
    }

    private boolean hasStem(int word, String stem, Sentence sentence) {
        return sentence.contains(word) && note.word(word).stem().equals(stem);
    }
}
