package dev.labelwright.event;

import dev.labelwright.ontology.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One dispatch of one task, with everything that a worker needs: it has no database to ask.
 *
 * @param key which dispatch this is
 * @param stage the stage of the task
 * @param noteIds the notes that have this text: one, or more where a note was copied forward
 * @param noteHash SHA-256 of the text in UTF-8, lower-case hexadecimal; the labels carry it
 * @param noteText the note, word for word
 * @param variables what to read, in the order of the prompt
 * @param model whom to ask
 * @param maxOutputTokens the output limit to set on the call
 * @param ceilingTokens what the dispatch reserved: the call can not use more
 * @param leaseUntil after this instant the dispatch is lost to the worker, and must not be started
 */
public record LabelingTask(
        DispatchKey key,
        Stage stage,
        List<String> noteIds,
        String noteHash,
        String noteText,
        List<AskedVariable> variables,
        ModelAccess model,
        int maxOutputTokens,
        long ceilingTokens,
        Instant leaseUntil) {
    public LabelingTask {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(noteText, "noteText");
        Objects.requireNonNull(noteHash, "noteHash");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
        noteIds = List.copyOf(noteIds);
        variables = List.copyOf(variables);
        if (noteIds.isEmpty() || variables.isEmpty()) {
            throw new IllegalArgumentException("task %s: needs a note and a variable".formatted(key.taskId()));
        }
    }

    /** Never the note: a record's text may end in a log. */
    @Override
    public String toString() {
        return "LabelingTask[taskId=%s, round=%d, attempt=%d, notes=%d, variables=%d]"
                .formatted(key.taskId(), key.round(), key.attempt(), noteIds.size(), variables.size());
    }
}
