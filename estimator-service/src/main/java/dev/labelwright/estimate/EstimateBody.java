package dev.labelwright.estimate;

import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.selection.StageChoice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A selection and how closely to look at it.
 *
 * @param refine whether to look at each note and cell; {@code false} where absent
 * @param model the name of the model; the project's, else the installation's default where absent
 */
@Schema(name = "EstimateBody")
public record EstimateBody(
        SelectionBody.Patients patients,
        SelectionBody.Variables variables,
        List<SelectionBody.ValueFilter> variableValues,
        SelectionBody.Notes notes,
        Overwrite overwrite,
        StageChoice scope,
        Boolean refine,
        String model) {

    /** The selection; refuses what breaks a rule. */
    public Selection selection() {
        return new SelectionBody(patients, variables, variableValues, notes, overwrite, scope).toSelection();
    }

    boolean refined() {
        return Boolean.TRUE.equals(refine);
    }
}
