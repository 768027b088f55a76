package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.Map;

/**
 * An upper bound on a prompt's tokens that is a sum over its parts: a fixed frame, each asked variable, and the note or the
 * candidates. So it can be summed in SQL over any selection, from counts that are stored.
 *
 * <p>The variables' lines, the candidates' lines and the note join at message borders and line breaks in front of a brace, where the OpenAI
 * encodings always cut, so their sum is exact. The schema's parts join within punctuation; each join has a margin.
 */
final class InputBound {
    /**
     * What the chat format adds to two messages: three tokens and a role each, and three that prime the answer (OpenAI
     * Cookbook, "How to count tokens with tiktoken"). What a server adds beyond that is the model's own overhead.
     */
    static final int CHAT_FORMAT = 2 * 4 + 3;

    /** The most tokens that a run of punctuation can gain when it is cut in two. */
    private static final int JOIN = 4;

    private InputBound() {}

    /** The part of every prompt of the stage {@code NOTE_LABELS}. */
    static int frame(Tokenizer tokenizer) {
        return frame(Stage.NOTE_LABELS, tokenizer);
    }

    /** The part of every prompt of a stage. */
    static int frame(Stage stage, Tokenizer tokenizer) {
        return TokenCounter.count(tokenizer, PromptTemplate.introduction(stage))
                + TokenCounter.count(tokenizer, AnswerSchema.render(List.of(), stage))
                + CHAT_FORMAT
                + JOIN;
    }

    /** What an asked variable adds in the stage {@code NOTE_LABELS}: its line, and its part of the schema. */
    static int of(AskedVariable variable, Tokenizer tokenizer) {
        return of(variable, Stage.NOTE_LABELS, tokenizer);
    }

    /** What an asked variable adds in a stage: its line, and its part of the schema. */
    static int of(AskedVariable variable, Stage stage, Tokenizer tokenizer) {
        String property = EventJson.write(Map.of(variable.key(), AnswerSchema.property(variable.definition(), stage)));
        String required = EventJson.write(List.of(variable.key()));
        return TokenCounter.count(tokenizer, PromptTemplate.line(variable))
                + TokenCounter.count(tokenizer, property)
                + TokenCounter.count(tokenizer, required)
                + JOIN;
    }

    /** The most that one candidate adds in a later stage, as {@link CandidateLines#fit} cuts it. */
    static int candidate(VariableDefinition source, Tokenizer tokenizer) {
        return CandidateLine.limit(source.name(), tokenizer);
    }
}
