package dev.labelwright.prompt;

import dev.labelwright.ontology.Stage;
import java.util.Objects;

/**
 * What the tasks of a call group have in common.
 *
 * @param callGroup its number in the plan, from 1
 * @param step when a patient comes to it; steps are passed in order
 * @param stage its stage
 * @param model the name of the model that its variables ask for; {@code null} for the generation's
 * @param limits of the model; {@code null} where strategies answer and no model is asked
 * @param alone whether each note has a task of its own, because conditions are decided later for each
 * @param frameInput what its prompts take beside variables, note and candidates, the model's overhead included, in tokens
 * @param frameOutput what its answers take beside the values, in tokens
 * @param candidates what candidates add to a prompt
 */
public record PlannedCall(
        int callGroup,
        int step,
        Stage stage,
        String model,
        ModelLimits limits,
        boolean alone,
        int frameInput,
        int frameOutput,
        CandidateBound candidates) {
    public PlannedCall {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(candidates, "candidates");
    }

    /** Whether strategies answer, and no model is asked. */
    public boolean local() {
        return limits == null;
    }
}
