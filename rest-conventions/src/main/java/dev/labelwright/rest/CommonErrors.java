package dev.labelwright.rest;

import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents, once for all operations, the errors that each can answer and does not describe itself. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonErrors implements OASFilter {
    private static final char FIRST_OF_ERRORS = '4';
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        if (path.contains("{")) {
            add(path, operation, ErrorCode.NOT_FOUND, "There is nothing of an id in the path");
        }
        if (hasBody) {
            add(
                    path,
                    operation,
                    ErrorCode.INVALID_BODY,
                    "The body is not well-formed, or has an unknown field or constant; or a parameter does not fit");
            add(path, operation, ErrorCode.BODY_TOO_LARGE, "The body is larger than the limit");
            add(path, operation, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not read here");
            add(path, operation, ErrorCode.RULE_BROKEN, "The body breaks a rule; the answer names field and rule");
        } else if (operation.getParameters() != null) {
            add(path, operation, ErrorCode.INVALID_PARAMETER, "A parameter does not fit; the answer names it");
        }
        add(path, operation, ErrorCode.UNAVAILABLE, "The database or the broker is away; try again");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.charAt(0) >= FIRST_OF_ERRORS && response.getContent() == null) {
                response.setContent(OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, problem()));
            }
        });
    }

    private static MediaType problem() {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
    }

    private static void add(String path, Operation operation, ErrorCode code, String description) {
        String status = Integer.toString(code.status());
        APIResponse own = operation.getResponses().getAPIResponse(status);
        // One that Quarkus adds by itself has no content.
        if (own != null && own.getContent() != null) {
            return;
        }
        Example shown = OASFactory.createExample()
                .value(EventJson.mapper().valueToTree(ProblemDocument.of(code, description + ".", path)));
        MediaType problem = problem().examples(Map.of("problem", shown));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, problem));
        operation.getResponses().addAPIResponse(status, response);
    }
}
