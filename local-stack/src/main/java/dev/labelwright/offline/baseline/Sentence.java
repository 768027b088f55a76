package dev.labelwright.offline.baseline;

/**
 * A sentence, a list item or a heading.
 *
 * @param index its place among the note's sentences
 * @param span where it stands, without surrounding white space
 * @param firstWord the index of its first word
 * @param endWord the index after its last word
 * @param section the part of the note in which it stands
 * @param heading whether it is a heading itself
 */
record Sentence(int index, Span span, int firstWord, int endWord, Section section, boolean heading) {
    boolean contains(int word) {
        return word >= firstWord && word < endWord;
    }

    int length() {
        return endWord - firstWord;
    }
}
