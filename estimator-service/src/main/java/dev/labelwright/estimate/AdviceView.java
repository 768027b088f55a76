package dev.labelwright.estimate;

import dev.labelwright.estimate.ceiling.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a selection would take in other ways; all are refined ceilings.
 *
 * @param present as it is now
 * @param variablesPerCall with other numbers of variables that share a call
 * @param skip where what there is is left alone; {@code null} where the selection says that already
 * @param sharedNotes what is saved already, because notes of a patient with the same text share their calls; {@code null}
 *     for a new batch, of which nobody knows the patients
 */
@Schema(name = "EstimateAdvice")
public record AdviceView(Way present, List<Way> variablesPerCall, Way skip, Sharing sharedNotes) {

    /**
     * A way to ask the same.
     *
     * @param variablesPerCall the most variables that share a call
     * @param overwrite the policy
     * @param estimatedMaxTokens the ceiling
     * @param modelCalls one for each task that asks a model, and for each further window of a long note
     * @param maxCost no generation in this way costs more
     * @param savedTokens how much lower the ceiling is than at present; less than 0 where it is higher
     */
    @Schema(name = "EstimateWay")
    public record Way(
            int variablesPerCall,
            String overwrite,
            long estimatedMaxTokens,
            long modelCalls,
            Money maxCost,
            long savedTokens) {
        Way comparedWith(Way present) {
            return new Way(
                    variablesPerCall,
                    overwrite,
                    estimatedMaxTokens,
                    modelCalls,
                    maxCost,
                    present.estimatedMaxTokens - estimatedMaxTokens);
        }
    }

    /**
     * Calls that are not made.
     *
     * @param calls how many
     * @param tokens the sum of their ceilings
     */
    @Schema(name = "EstimateSharing")
    public record Sharing(long calls, long tokens) {}
}
