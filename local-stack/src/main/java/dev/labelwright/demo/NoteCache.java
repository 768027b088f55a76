package dev.labelwright.demo;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Note;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The notes read last, so that a note with many labels is fetched once. */
final class NoteCache implements Function<String, Note> {
    private static final int HELD = 1_000;

    private final LabelwrightClient client;
    private final String projectId;
    private final Map<String, Note> notes = new LinkedHashMap<>(HELD, 0.75f, true);

    NoteCache(LabelwrightClient client, String projectId) {
        this.client = client;
        this.projectId = projectId;
    }

    @Override
    public Note apply(String noteId) {
        Note note = notes.get(noteId);
        if (note == null) {
            note = client.note(projectId, noteId);
            notes.put(noteId, note);
            if (notes.size() > HELD) {
                notes.remove(notes.keySet().iterator().next());
            }
        }
        return note;
    }
}
