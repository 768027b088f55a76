package dev.labelwright.review.list;

import dev.labelwright.rest.ProblemDocument;
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
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(CommonErrors::complete));
    }

    private static void complete(Operation operation) {
        add(operation, "404", "There is no such project, or nothing of that id in it", Examples.NOT_FOUND);
        add(operation, "503", "The database is away; try again", Examples.UNAVAILABLE);
        if (operation.getRequestBody() != null) {
            add(operation, "400", "The body is not well-formed, or has an unknown field or constant", null);
            add(operation, "413", "The body is larger than the limit", null);
            add(operation, "415", "The body is not JSON", null);
            add(operation, "422", "The body breaks a rule; the answer names the field and the rule", null);
        }
    }

    private static void add(Operation operation, String status, String description, String example) {
        if (operation.getResponses().hasAPIResponse(status)) {
            return;
        }
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
        if (example != null) {
            Example shown = OASFactory.createExample().value(example);
            problem.setExamples(Map.of("problem", shown));
        }
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(ProblemDocument.MEDIA_TYPE, problem));
        operation.getResponses().addAPIResponse(status, response);
    }
}
