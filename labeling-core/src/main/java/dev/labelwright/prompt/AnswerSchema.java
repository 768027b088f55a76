package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schema of an answer, within what OpenAI's strict mode knows: closed objects, every property required. */
public final class AnswerSchema {
    /** The schema's name in a request. */
    public static final String NAME = "labels";

    /** The most answers to a {@code MANY_PER_NOTE} variable in one note. */
    public static final int MAX_ITEMS = 10;

    /** The most quotes for a value. */
    public static final int MAX_QUOTES = 2;

    /** The most candidates that an answer of a later stage names as its sources. */
    public static final int MAX_SOURCES = 5;

    private AnswerSchema() {}

    /** The schema for an answer to these variables in the stage {@code NOTE_LABELS}, as compact JSON. */
    static String render(List<AskedVariable> variables) {
        return render(variables, Stage.NOTE_LABELS);
    }

    /** The schema for an answer to these variables in a stage, as compact JSON. */
    static String render(List<AskedVariable> variables, Stage stage) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (AskedVariable variable : variables) {
            properties.put(variable.key(), property(variable.definition(), stage));
        }
        return EventJson.write(object(properties));
    }

    /** The schema of one variable's answer: with quotes of the note, or with the candidates that it comes from. */
    static Map<String, Object> property(VariableDefinition variable, Stage stage) {
        return switch (stage) {
            case NOTE_LABELS -> {
                Map<String, Object> answer = answer("quotes", MAX_QUOTES, variable);
                yield variable.scope() == Scope.MANY_PER_NOTE ? array(answer, MAX_ITEMS) : answer;
            }
            case AGGREGATION, DEPENDENT -> answer("sources", MAX_SOURCES, variable);
        };
    }

    private static Map<String, Object> answer(String support, int most, VariableDefinition variable) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(support, array(Map.of("type", "string"), most));
        properties.put("value", value(variable));
        properties.put("confidence", Map.of("type", "number"));
        return object(properties);
    }

    private static Map<String, Object> value(VariableDefinition variable) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", List.of(jsonType(variable), "null"));
        if (!variable.options().isEmpty()) {
            List<String> options = new ArrayList<>();
            variable.options().stream().map(Option::value).forEach(options::add);
            options.add(null);
            value.put("enum", options);
        }
        return value;
    }

    private static String jsonType(VariableDefinition variable) {
        return switch (variable.type()) {
            case TEXT, TIMESTAMP -> "string";
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case FLOAT -> "number";
        };
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", List.copyOf(properties.keySet()));
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> array(Map<String, Object> items, int maxItems) {
        Map<String, Object> array = new LinkedHashMap<>();
        array.put("type", "array");
        array.put("items", items);
        array.put("maxItems", maxItems);
        return array;
    }
}
