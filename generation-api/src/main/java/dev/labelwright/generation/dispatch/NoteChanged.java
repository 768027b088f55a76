package dev.labelwright.generation.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.TaskFailure;

/** The failure of a task whose note is not the one that was planned. */
final class NoteChanged {
    static final JsonNode FAILURE = EventJson.mapper()
            .valueToTree(new TaskFailure(
                    TaskFailure.Code.NOTE_CHANGED, "the note was changed after planning; ask for it again"));

    private NoteChanged() {}
}
