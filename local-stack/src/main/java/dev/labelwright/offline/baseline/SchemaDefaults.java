package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The least that fits a JSON schema: null where it may be, else empty. Used where there is no question to answer. */
final class SchemaDefaults {
    private static final int DEEPEST = 20;

    private SchemaDefaults() {}

    static JsonNode fit(JsonNode schema) {
        return fit(schema, 0);
    }

    private static JsonNode fit(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        if (depth > DEEPEST || allowsNull(type)) {
            return NullNode.instance;
        }
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0);
        }
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> object(schema.path("properties"), depth);
            case "array" -> JsonNodeFactory.instance.arrayNode();
            case "string" -> TextNode.valueOf("");
            case "boolean" -> BooleanNode.FALSE;
            case "integer", "number" -> IntNode.valueOf(0);
            default -> NullNode.instance;
        };
    }

    private static ObjectNode object(JsonNode properties, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(property -> object.set(property.getKey(), fit(property.getValue(), depth + 1)));
        return object;
    }

    private static boolean allowsNull(JsonNode type) {
        for (JsonNode alternative : type) {
            if (alternative.asText().equals("null")) {
                return true;
            }
        }
        return type.asText().equals("null");
    }
}
