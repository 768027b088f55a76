package dev.labelwright.offline.baseline;

/**
 * A word or number of the note.
 *
 * @param start its first UTF-16 unit in the note
 * @param end the unit after its last
 * @param text the word in lower case, with a straight apostrophe; empty where it is too long to be a word
 * @param stem what its inflections share
 * @param afterBreak whether a semicolon or a bullet stands between it and the word before
 */
record Word(int start, int end, String text, String stem, boolean afterBreak) {
    boolean isNumber() {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }
}
