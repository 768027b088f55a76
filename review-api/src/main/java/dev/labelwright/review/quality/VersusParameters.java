package dev.labelwright.review.quality;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.list.QueryText;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of a comparison. */
public final class VersusParameters {
    @QueryParam("variable")
    @Parameter(description = "The name of the variable", example = "Smoking status", required = true)
    String variable;

    @QueryParam("models")
    @Parameter(description = "The names of two models, separated by a comma", example = "small,large")
    String models;

    @QueryParam("versions")
    @Parameter(description = "Two versions of the variable, separated by a comma; instead of models", example = "1,2")
    String versions;

    /**
     * The variable's name.
     *
     * @throws ProblemException {@code INVALID_PARAMETER} without one
     */
    String variable() {
        if (variable == null) {
            throw invalid("variable", "is required");
        }
        return QueryText.text("variable", variable);
    }

    /** Whom to compare. */
    Versus versus() {
        if ((models == null) == (versions == null)) {
            throw invalid("models", "either models or versions is required");
        }
        if (models != null) {
            return of(Versus.By.MODEL, "models", QueryText.text("models", models));
        }
        Versus versus = of(Versus.By.VARIABLE_VERSION, "versions", QueryText.text("versions", versions));
        versus.both().forEach(version -> QueryText.number("versions", version));
        return versus;
    }

    private static Versus of(Versus.By by, String parameter, String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        if (names.size() != 2 || names.contains("")) {
            throw invalid(parameter, "must be two different ones, separated by a comma");
        }
        return new Versus(by, names.getFirst(), names.getLast());
    }

    private static ProblemException invalid(String parameter, String rule) {
        return ProblemException.ofField(ErrorCode.INVALID_PARAMETER, parameter, rule);
    }
}
