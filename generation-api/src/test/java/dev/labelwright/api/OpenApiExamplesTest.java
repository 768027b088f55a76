package dev.labelwright.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.batch.BatchView;
import dev.labelwright.event.EventJson;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.generation.history.TaskView;
import dev.labelwright.generation.preview.PreviewPage;
import dev.labelwright.model.ModelView;
import dev.labelwright.note.NoteView;
import dev.labelwright.note.PatientView;
import dev.labelwright.ontology.Variable;
import dev.labelwright.project.ProjectView;
import dev.labelwright.upload.UploadView;
import dev.labelwright.variable.VariableTransfer;
import dev.labelwright.variable.VariableVersionView;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the OpenAPI document are what the service could answer. */
class OpenApiExamplesTest {
    private final ObjectMapper mapper =
            EventJson.mapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Arguments> examples() {
        return Map.ofEntries(
                        Map.entry("Batch", BatchView.class),
                        Map.entry("Generation", GenerationView.class),
                        Map.entry("Imported", VariableTransfer.Imported.class),
                        Map.entry("Model", ModelView.class),
                        Map.entry("Note", NoteView.class),
                        Map.entry("Patient", PatientView.class),
                        Map.entry("PreviewPage", PreviewPage.class),
                        Map.entry("Project", ProjectView.class),
                        Map.entry("Task", TaskView.class),
                        Map.entry("Upload", UploadView.class),
                        Map.entry("Variable", Variable.class),
                        Map.entry("VariableVersion", VariableVersionView.class))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasTheFieldsOfItsView(String name, Class<?> view) throws IOException {
        // Given
        JsonNode example = mapper.readTree(read("openapi/examples/%s.json".formatted(name)));

        // When
        Object parsed = mapper.treeToValue(example, view);

        // Then
        assertThat(withoutNulls(mapper.readTree(mapper.writeValueAsString(parsed))))
                .isEqualTo(withoutNulls(example));
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = OpenApiExamplesTest.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Iterator<JsonNode> fields = object.elements();
            while (fields.hasNext()) {
                if (withoutNulls(fields.next()).isNull()) {
                    fields.remove();
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(OpenApiExamplesTest::withoutNulls);
        }
        return node;
    }
}
