package dev.labelwright.generation.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.selection.StageChoice;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A selection and how to label it.
 *
 * @param model the name of the model; the project's, else the installation's default where absent
 * @param confidenceThreshold absent: thresholds are not offered yet
 * @param tokenBudget absent: budgets are not offered yet
 * @param preview absent or false: previews are not offered yet
 */
@Schema(name = "GenerationBody")
public record GenerationBody(
        SelectionBody.Patients patients,
        SelectionBody.Variables variables,
        List<JsonNode> variableValues,
        SelectionBody.Notes notes,
        Overwrite overwrite,
        StageChoice scope,
        String model,
        BigDecimal confidenceThreshold,
        Long tokenBudget,
        Boolean preview) {

    /** The selection; refuses what breaks a rule or is not offered. */
    public Selection selection() {
        Violations unavailable = new Violations();
        unavailable.require(confidenceThreshold == null, "confidenceThreshold", "is not offered yet");
        unavailable.require(tokenBudget == null, "tokenBudget", "is not offered yet");
        unavailable.require(!Boolean.TRUE.equals(preview), "preview", "is not offered yet");
        unavailable.throwIfAny(ErrorCode.NOT_AVAILABLE);
        return new SelectionBody(patients, variables, variableValues, notes, overwrite, scope).toSelection();
    }
}
