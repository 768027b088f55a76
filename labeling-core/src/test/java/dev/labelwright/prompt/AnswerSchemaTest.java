package dev.labelwright.prompt;

import static dev.labelwright.prompt.PromptVariables.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerSchemaTest {
    @ParameterizedTest
    @CsvSource({"TEXT, string", "TIMESTAMP, string", "BOOLEAN, boolean", "INTEGER, integer", "FLOAT, number"})
    void aTypeHasItsJsonTypeOrNull(VariableType type, String jsonType) throws IOException {
        // Given a variable of the type
        AskedVariable asked = new AskedVariable("v1", variable(type, Scope.ONE_PER_NOTE));

        // When its schema is rendered
        JsonNode value = schema(asked).at("/properties/v1/properties/value");

        // Then a value or null is allowed
        assertThat(EventJson.write(value)).isEqualTo("{\"type\":[\"%s\",\"null\"]}".formatted(jsonType));
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void onlyManyPerNoteIsAList(Scope scope) throws IOException {
        // Given a variable of the scope
        AskedVariable asked = new AskedVariable("v1", variable(VariableType.BOOLEAN, scope));

        // When its schema is rendered
        JsonNode property = schema(asked).at("/properties/v1");

        // Then it is one answer, or a list of at most so many
        boolean many = scope == Scope.MANY_PER_NOTE;
        JsonNode answer = many ? property.at("/items") : property;
        assertThat(property.at("/type").textValue()).isEqualTo(many ? "array" : "object");
        assertThat(property.at("/maxItems").intValue()).isEqualTo(many ? AnswerSchema.MAX_ITEMS : 0);
        assertThat(EventJson.write(answer.at("/required"))).isEqualTo("[\"quotes\",\"value\",\"confidence\"]");
        assertThat(answer.at("/properties/quotes/maxItems").intValue()).isEqualTo(AnswerSchema.MAX_QUOTES);
        assertThat(answer.at("/properties/confidence/type").textValue()).isEqualTo("number");
    }

    @Test
    void optionsAreTheOnlyTextsBesideNull() throws IOException {
        // Given a variable with options
        AskedVariable asked =
                new AskedVariable("v1", variable(VariableType.TEXT, Scope.ONE_PER_NOTE, "III", "I \"V\""));

        // When its schema is rendered
        JsonNode value = schema(asked).at("/properties/v1/properties/value");

        // Then they are listed word for word
        assertThat(EventJson.write(value.at("/enum"))).isEqualTo("[\"III\",\"I \\\"V\\\"\",null]");
    }

    @Test
    void everyObjectIsClosedAndRequiresAllOfItsProperties() throws IOException {
        // Given variables of every type and scope
        List<AskedVariable> asked = List.of(
                new AskedVariable("v1", variable(VariableType.TEXT, Scope.MANY_PER_NOTE, "a", "b")),
                new AskedVariable("v2", variable(VariableType.FLOAT, Scope.ONE_PER_NOTE)),
                new AskedVariable("v7", variable(VariableType.TIMESTAMP, Scope.ONE_PER_PATIENT)));

        // When their schema is rendered
        JsonNode schema = schema(asked.toArray(AskedVariable[]::new));

        // Then strict mode takes it: nothing is optional and nothing more is allowed
        List<JsonNode> objects = objects(schema);
        assertThat(objects).hasSize(4);
        for (JsonNode object : objects) {
            assertThat(object.at("/additionalProperties").isBoolean()).isTrue();
            assertThat(object.at("/additionalProperties").booleanValue()).isFalse();
            assertThat(object.at("/required").valueStream().map(JsonNode::textValue))
                    .containsExactlyElementsOf(() -> object.at("/properties").fieldNames());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"AGGREGATION", "DEPENDENT"})
    void anAnswerOfALaterStageNamesItsSources(Stage stage) throws IOException {
        // Given a variable with options
        AskedVariable asked = new AskedVariable("v1", variable(VariableType.TEXT, Scope.ONE_PER_PATIENT, "III", "IV"));

        // When its schema is rendered for the stage
        JsonNode schema = EventJson.mapper().readTree(AnswerSchema.render(List.of(asked), stage));

        // Then it is one answer with sources in place of quotes
        JsonNode answer = schema.at("/properties/v1");
        assertThat(EventJson.write(answer.at("/required"))).isEqualTo("[\"sources\",\"value\",\"confidence\"]");
        assertThat(answer.at("/properties/sources/maxItems").intValue()).isEqualTo(AnswerSchema.MAX_SOURCES);
        assertThat(answer.at("/properties/sources/items/type").textValue()).isEqualTo("string");
        assertThat(EventJson.write(answer.at("/properties/value/enum"))).isEqualTo("[\"III\",\"IV\",null]");
        assertThat(answer.at("/additionalProperties").isBoolean()).isTrue();
    }

    private static List<JsonNode> objects(JsonNode schema) {
        List<JsonNode> objects = new ArrayList<>();
        if (schema.has("properties")) {
            objects.add(schema);
        }
        schema.forEach(part -> objects.addAll(objects(part)));
        return objects;
    }

    private static JsonNode schema(AskedVariable... asked) throws IOException {
        return EventJson.mapper().readTree(AnswerSchema.render(List.of(asked)));
    }
}
