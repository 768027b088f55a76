package dev.labelwright.demo.client;

/** What an upload did to the project's notes. */
public record Upload(String id, String filename, long notesCreated, long notesUpdated, long notesUnchanged) {
    /** The notes of the file that the project now holds. */
    public long notes() {
        return notesCreated + notesUpdated + notesUnchanged;
    }
}
