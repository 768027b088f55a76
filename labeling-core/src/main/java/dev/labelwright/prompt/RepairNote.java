package dev.labelwright.prompt;

import dev.labelwright.event.LabelingTask;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;

/**
 * What a repair tells the model about its last answer. Its tokens come off the output limit of the call, so that a repair
 * stays within the ceiling, and the window, that every call of the task has; where that would leave too little for the
 * answer, nothing is told.
 *
 * @param text the sentence at the end of the system message; empty where there is none
 * @param tokens what it takes of the output limit
 */
public record RepairNote(String text, int tokens) {
    /** The longest error that is told, in UTF-16 characters. */
    public static final int MAX_ERROR = 160;

    private static final RepairNote NONE = new RepairNote("", 0);

    /** What joining it to the prompt may add. */
    private static final int JOIN = 4;

    /** At most this part of the output limit. */
    private static final int PART = 4;

    /** The note of a task. */
    public static RepairNote of(LabelingTask task) {
        String error = task.previousError();
        return error == null || error.isBlank() ? NONE : of(error, task.model().tokenizer(), task.maxOutputTokens());
    }

    private static RepairNote of(String error, Tokenizer tokenizer, int maxOutputTokens) {
        String line = error.replaceAll("\\s+", " ").strip();
        String text = "Your last answer to this could not be used (%s). Answer anew, in full.\n"
                .formatted(line.substring(0, Math.min(line.length(), MAX_ERROR)));
        int tokens = TokenCounter.count(tokenizer, text) + JOIN;
        return tokens * PART > maxOutputTokens ? NONE : new RepairNote(text, tokens);
    }
}
