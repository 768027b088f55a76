package dev.labelwright.variable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variables for tests, written as clients write them. */
final class Contents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Contents() {}

    /** A body of its JSON, with single quotes for double ones. */
    static VariableBody body(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), VariableBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a body says; the fields beside name, type and instruction. */
    static VariableContent content(String name, String type, String more) {
        return body("{'name': '%s', 'type': '%s', 'instruction': 'Read it'%s}"
                        .formatted(name, type, more.isEmpty() ? "" : ", " + more))
                .validated();
    }

    /** A dependent variable with an input. */
    static VariableContent dependent(String name, String... inputs) {
        return content(name, "FLOAT", "'kind': 'DEPENDENT', 'inputs': ['%s']".formatted(String.join("', '", inputs)));
    }

    /** An ontology by names. */
    static Map<String, VariableContent> ontology(VariableContent... contents) {
        Map<String, VariableContent> ontology = new LinkedHashMap<>();
        for (VariableContent content : contents) {
            ontology.put(content.name(), content);
        }
        return ontology;
    }
}
