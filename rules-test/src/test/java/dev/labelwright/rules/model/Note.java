package dev.labelwright.rules.model;

/**
 * A note.
 *
 * @param date {@code null} where it has none
 * @param title empty where it has none
 * @param upload the number of the upload in which its content last changed
 */
public record Note(String id, String patient, NoteDate date, String title, String text, int upload) {}
