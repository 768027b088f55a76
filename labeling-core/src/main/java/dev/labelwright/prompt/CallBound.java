package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;

/**
 * The bounds of one call about a note, without what the server adds.
 *
 * @param input the most tokens of the prompt
 * @param output the output limit that its variables may need
 */
public record CallBound(int input, int output) {

    /** The bounds as a plan sums them up. */
    public static CallBound of(List<AskedVariable> variables, String noteText, Tokenizer tokenizer) {
        int input = InputBound.frame(tokenizer) + TokenCounter.count(tokenizer, noteText);
        int output = OutputBound.FRAME;
        for (AskedVariable variable : variables) {
            input += InputBound.of(variable, tokenizer);
            output += OutputBound.of(variable.definition(), tokenizer);
        }
        return new CallBound(input, output);
    }
}
