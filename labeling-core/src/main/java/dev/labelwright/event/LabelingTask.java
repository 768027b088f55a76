package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.ontology.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One dispatch of one task, with everything that a worker needs: it has no database to ask. A task of the stage
 * {@code NOTE_LABELS} has a note; one of a later stage has candidates instead.
 *
 * @param key which dispatch this is
 * @param stage the stage of the task
 * @param noteIds the notes that have this text: one, or more where a note was copied forward; empty without a note
 * @param noteHash SHA-256 of the text in UTF-8, lower-case hexadecimal; the labels carry it
 * @param noteText the note, word for word; of a long note, the part that is asked
 * @param candidates the values to draw from, in the order of the prompt
 * @param variables what to read or derive, in the order of the prompt
 * @param unasked variables of a later stage that have no candidate: their answer is empty, and the model is not asked
 * @param model whom to ask
 * @param maxOutputTokens the output limit to set on the call
 * @param ceilingTokens what the dispatch reserved: the call can not use more
 * @param leaseUntil after this instant the dispatch is lost to the worker, and must not be started
 * @param window which part of a long note is asked; {@code null} where the note is sent whole, or there is none
 * @param previousError what was wrong with the answer to the dispatch before, in the worker's own words, which have
 *     nothing of the note; {@code null} where this is no repair
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelingTask(
        DispatchKey key,
        Stage stage,
        List<String> noteIds,
        String noteHash,
        String noteText,
        List<Candidate> candidates,
        List<AskedVariable> variables,
        List<AskedVariable> unasked,
        ModelAccess model,
        int maxOutputTokens,
        long ceilingTokens,
        Instant leaseUntil,
        TextWindow window,
        String previousError) {
    public LabelingTask {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
        noteIds = noteIds == null ? List.of() : List.copyOf(noteIds);
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        variables = List.copyOf(variables);
        unasked = unasked == null ? List.of() : List.copyOf(unasked);
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("task %s: needs a variable".formatted(key.taskId()));
        }
        if (stage == Stage.NOTE_LABELS) {
            Objects.requireNonNull(noteText, "noteText");
            Objects.requireNonNull(noteHash, "noteHash");
            if (noteIds.isEmpty()) {
                throw new IllegalArgumentException("task %s: needs a note".formatted(key.taskId()));
            }
        } else if (candidates.isEmpty() || !noteIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "task %s: has candidates and no note in the stage %s".formatted(key.taskId(), stage));
        }
    }

    /** A first dispatch of a task whose note is sent whole, or that has none. */
    public LabelingTask(
            DispatchKey key,
            Stage stage,
            List<String> noteIds,
            String noteHash,
            String noteText,
            List<Candidate> candidates,
            List<AskedVariable> variables,
            List<AskedVariable> unasked,
            ModelAccess model,
            int maxOutputTokens,
            long ceilingTokens,
            Instant leaseUntil) {
        this(
                key,
                stage,
                noteIds,
                noteHash,
                noteText,
                candidates,
                variables,
                unasked,
                model,
                maxOutputTokens,
                ceilingTokens,
                leaseUntil,
                null,
                null);
    }

    /** Never the note: a record's text may end in a log. */
    @Override
    public String toString() {
        return "LabelingTask[taskId=%s, round=%d, attempt=%d, stage=%s, notes=%d, candidates=%d, variables=%d]"
                .formatted(
                        key.taskId(),
                        key.round(),
                        key.attempt(),
                        stage,
                        noteIds.size(),
                        candidates.size(),
                        variables.size());
    }
}
