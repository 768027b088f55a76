package dev.labelwright.review.validation;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.list.QueryText;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query with which a set is made. */
public final class SetParameters {
    private static final int LONGEST_NAME = 200;

    @QueryParam("name")
    @Parameter(description = "The set's name, unique in the project", example = "gold", required = true)
    String name;

    @QueryParam("kind")
    @Parameter(description = "What the set is for", required = true, schema = @Schema(implementation = SetKind.class))
    String kind;

    String name() {
        String text = QueryText.text("name", name);
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER,
                    "name",
                    "is required and must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        return text.strip();
    }

    SetKind kind() {
        SetKind found = QueryText.oneOf(SetKind.class, "kind", kind);
        if (found == null) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "kind", "is required");
        }
        return found;
    }
}
