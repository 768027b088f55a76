package dev.labelwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.EventJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Shows an example of each body that has none of its own: of a schema, the service's resource
 * {@code openapi/examples/<schema>.json}; of a page, one item of it; of text, {@code <operationId>.csv}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class BodyExamples implements OASFilter {
    private static final String FOLDER = "openapi/examples/";
    private static final String CSV = "text/csv";
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> complete(document, operation)));
    }

    private static void complete(OpenAPI document, Operation operation) {
        if (operation.getRequestBody() != null) {
            complete(
                    document,
                    operation.getOperationId(),
                    operation.getRequestBody().getContent());
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> complete(document, operation.getOperationId(), response.getContent()));
    }

    private static void complete(OpenAPI document, String operation, Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().forEach((type, body) -> {
            if (body.getExamples() == null && body.getExample() == null) {
                example(document, operation, type, body)
                        .ifPresent(example -> body.setExamples(
                                Map.of("example", OASFactory.createExample().value(example))));
            }
        });
    }

    private static Optional<JsonNode> example(OpenAPI document, String operation, String type, MediaType body) {
        return type.equals(CSV)
                ? text(operation + ".csv").map(TextNode::valueOf)
                : Optional.ofNullable(body.getSchema()).flatMap(schema -> example(document, schema));
    }

    private static Optional<JsonNode> example(OpenAPI document, Schema schema) {
        if (schema.getRef() == null) {
            return Optional.empty();
        }
        String name = schema.getRef().replace(SCHEMAS, "");
        return text(name + ".json").<JsonNode>map(BodyExamples::json).or(() -> page(document, name));
    }

    private static Optional<JsonNode> page(OpenAPI document, String name) {
        Map<String, Schema> properties =
                document.getComponents().getSchemas().get(name).getProperties();
        if (properties == null || !properties.containsKey("nextCursor")) {
            return Optional.empty();
        }
        return example(document, properties.get("items").getItems()).map(item -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("items").add(item);
            return page.putNull("nextCursor");
        });
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("an example is no JSON", e);
        }
    }

    private static Optional<String> text(String file) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the example %s cannot be read".formatted(file), e);
        }
    }
}
