package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import java.util.List;
import java.util.UUID;

/** Asks the baseline one variable of a note, by the prompt that the worker renders. */
record Asked(VariableType type, Scope scope, String name, String instruction, List<Option> options) {
    private static final UUID ID = new UUID(0, 1);

    static Asked one(VariableType type, String name, String instruction, Option... options) {
        return new Asked(type, Scope.ONE_PER_NOTE, name, instruction, List.of(options));
    }

    static Asked many(VariableType type, String name, String instruction, Option... options) {
        return new Asked(type, Scope.MANY_PER_NOTE, name, instruction, List.of(options));
    }

    /** The whole answer: an object, or a list of them. */
    JsonNode answerFor(String note) {
        VariableDefinition definition = new VariableDefinition(ID, 1, name, type, scope, instruction, options);
        Prompt prompt = PromptTemplate.render(List.of(new AskedVariable("v1", definition)), note);
        return new BaselineModel()
                .answer(prompt.system(), prompt.user(), MissingNode.getInstance())
                .get("v1");
    }

    /** The value as text; "null" where there is none. */
    String valueIn(String note) {
        return answerFor(note).get("value").asText();
    }

    /** The values of a list, as text. */
    List<String> valuesIn(String note) {
        return answerFor(note).findValuesAsText("value");
    }
}
