package dev.labelwright.generation.request;

import dev.labelwright.problem.Violations;
import dev.labelwright.project.Threshold;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
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
 * @param confidenceThreshold below it drafts do not count, 0 to 1; the project's where absent
 * @param tokenBudget the most tokens that it may use, unconfirmed ones included; no limit where absent
 * @param preview whether it writes no label; then it has at most 25 patients
 */
@Schema(name = "GenerationBody")
public record GenerationBody(
        SelectionBody.Patients patients,
        SelectionBody.Variables variables,
        List<SelectionBody.ValueFilter> variableValues,
        SelectionBody.Notes notes,
        Overwrite overwrite,
        StageChoice scope,
        String model,
        BigDecimal confidenceThreshold,
        Long tokenBudget,
        Boolean preview) {

    /** The most patients of a preview. */
    static final int MAX_PREVIEWED = 25;

    /** The selection; refuses what breaks a rule. */
    public Selection selection() {
        Selection selection =
                new SelectionBody(patients, variables, variableValues, notes, overwrite, scope).toSelection();
        Violations violations = new Violations();
        Threshold.require(confidenceThreshold, "confidenceThreshold", violations);
        violations.require(tokenBudget == null || tokenBudget > 0, "tokenBudget", "must be at least 1");
        if (previewed()) {
            violations.require(
                    switch (selection.patients()) {
                        case PatientChoice.NewBatch batch -> batch.size() <= MAX_PREVIEWED;
                        case PatientChoice.Specific specific ->
                            specific.patientIds().size() <= MAX_PREVIEWED;
                        case PatientChoice.All all -> true;
                        case PatientChoice.Batch batch -> true;
                    },
                    "patients",
                    "a preview has at most %d patients".formatted(MAX_PREVIEWED));
        }
        violations.throwIfAny();
        return selection;
    }

    boolean previewed() {
        return Boolean.TRUE.equals(preview);
    }
}
