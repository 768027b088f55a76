package dev.labelwright.prompt;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;

/**
 * The output limit that a call gets: the sum of what its variables may need. A call cannot exceed it, since it is set
 * as {@code max_completion_tokens}; a limit that is too tight shows as truncated answers. The numbers, and what they were
 * measured on, are in {@code docs/estimates.md}.
 */
public final class OutputBound {
    /** The braces around an answer, and what single values may take beyond their share: it evens out over many. */
    static final int FRAME = 76;

    /** Keys, braces and confidence of one value; compact JSON takes 19. */
    private static final int VALUE_FRAME = 24;

    /** A quote of {@link PromptTemplate#MAX_QUOTE} characters: half of those of ACI-BENCH take no more. */
    private static final int QUOTE = 50;

    /** The key of a candidate with its quotation marks and comma. */
    private static final int SOURCE = 6;

    private static final int FREE_TEXT = 64;

    private OutputBound() {}

    /** What a variable's answer may take in the stage {@code NOTE_LABELS}. */
    static int of(VariableDefinition variable, Tokenizer tokenizer) {
        return of(variable, Stage.NOTE_LABELS, tokenizer);
    }

    /** What a variable's answer may take in a stage. */
    public static int of(VariableDefinition variable, Stage stage, Tokenizer tokenizer) {
        return switch (stage) {
            case NOTE_LABELS -> {
                int each = VALUE_FRAME + AnswerSchema.MAX_QUOTES * QUOTE + value(variable, FREE_TEXT, tokenizer);
                yield variable.scope() == Scope.MANY_PER_NOTE ? each * AnswerSchema.MAX_ITEMS : each;
            }
            // The answer may repeat the text of a candidate.
            case AGGREGATION, DEPENDENT ->
                VALUE_FRAME + AnswerSchema.MAX_SOURCES * SOURCE + value(variable, CandidateLine.TOKENS, tokenizer);
        };
    }

    private static int value(VariableDefinition variable, int freeText, Tokenizer tokenizer) {
        return switch (variable.type()) {
            case BOOLEAN -> 4;
            case INTEGER -> 16;
            case FLOAT, TIMESTAMP -> 24;
            case TEXT ->
                variable.options().stream()
                        .map(Option::value)
                        .mapToInt(option -> TokenCounter.count(tokenizer, option) + 4)
                        .max()
                        .orElse(freeText);
        };
    }
}
