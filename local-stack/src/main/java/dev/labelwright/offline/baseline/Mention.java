package dev.labelwright.offline.baseline;

/**
 * A place where a term stands.
 *
 * @param firstWord the index of its first word
 * @param lastWord the index of its last word
 * @param sentence the sentence in which it stands
 * @param weight the term's weight, less where the words stand in another order or apart
 */
record Mention(int firstWord, int lastWord, Sentence sentence, double weight) {
    Span span(NoteText note) {
        return new Span(note.word(firstWord).start(), note.word(lastWord).end());
    }
}
