package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A note cut into words, sentences and sections, with an index of its stems. Offsets are those of the note. */
final class NoteText {
    private final String text;
    private final List<Word> words;
    private final List<Sentence> sentences = new ArrayList<>();
    private final int[] sentenceOfWord;
    private final Map<String, List<Integer>> wordsByStem = new HashMap<>();

    NoteText(String text) {
        this.text = text;
        this.words = WordScanner.scan(text);
        this.sentenceOfWord = new int[words.size()];
        readSentences();
        for (int word = 0; word < words.size(); word++) {
            wordsByStem
                    .computeIfAbsent(words.get(word).stem(), stem -> new ArrayList<>())
                    .add(word);
        }
    }

    private void readSentences() {
        int word = 0;
        Section section = Section.NONE;
        for (Span span : SentenceSplitter.split(text)) {
            while (word < words.size() && words.get(word).start() < span.start()) {
                sentenceOfWord[word] = -1;
                word++;
            }
            int firstWord = word;
            while (word < words.size() && words.get(word).start() < span.end()) {
                sentenceOfWord[word] = sentences.size();
                word++;
            }
            boolean heading = span.end() - span.start() <= 60 && Headings.isHeading(span.of(text), word - firstWord);
            if (heading) {
                section = new Section(
                        words.subList(firstWord, word).stream().map(Word::stem).toList());
            }
            sentences.add(new Sentence(sentences.size(), span, firstWord, word, section, heading));
        }
        while (word < words.size()) {
            sentenceOfWord[word] = -1;
            word++;
        }
    }

    String text() {
        return text;
    }

    List<Word> words() {
        return words;
    }

    Word word(int index) {
        return words.get(index);
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** The index of the sentence in which a word stands; -1 for a speaker's mark. */
    int sentenceIndexOf(int word) {
        return sentenceOfWord[word];
    }

    /** The words with a stem, in the note's order. */
    List<Integer> wordsWithStem(String stem) {
        return wordsByStem.getOrDefault(stem, List.of());
    }

    /** The first word that starts at a place or after it; the number of words where there is none. */
    int wordAt(int offset) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What stands between the end of a word and the start of the next, or the end of the note. */
    String gapAfter(int word) {
        int end = word + 1 < words.size() ? words.get(word + 1).start() : text.length();
        int start = words.get(word).end();
        return text.substring(start, Math.min(end, start + 20));
    }
}
