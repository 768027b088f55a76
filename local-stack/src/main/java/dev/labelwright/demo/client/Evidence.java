package dev.labelwright.demo.client;

/**
 * A quote of a note.
 *
 * @param start the first character, in Unicode code points from 0; absent where the quote was not found
 * @param end after the last character
 * @param grounded whether the quote was found in the note
 */
public record Evidence(String noteId, Integer start, Integer end, String text, boolean grounded) {}
