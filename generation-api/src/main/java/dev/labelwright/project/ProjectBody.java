package dev.labelwright.project;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of a project; in a change, an absent field stays as it is.
 *
 * @param name unique in the installation, at most 200 characters
 * @param description for people, at most 4,000 characters
 * @param settings how its generations run
 */
@Schema(name = "ProjectBody")
public record ProjectBody(String name, String description, Settings settings) {
    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 4_000;
    static final int MAX_VARIABLES_PER_CALL = 100;

    /**
     * How a project's generations run.
     *
     * @param variablesPerCall the most variables that share a call, 1 to 100
     * @param defaultModel the name of the model where neither variable nor generation names one
     * @param confidenceThreshold 0: thresholds are not offered yet
     * @param tokenLimit absent: token limits are not offered yet
     */
    public record Settings(
            Integer variablesPerCall, String defaultModel, BigDecimal confidenceThreshold, Long tokenLimit) {}

    void validate(boolean creating) {
        Violations violations = new Violations();
        if (creating || name != null) {
            violations.requireText(name, "name", MAX_NAME);
        }
        violations.requireOptionalText(description, "description", MAX_DESCRIPTION);
        if (settings != null) {
            violations.requireRange(
                    settings.variablesPerCall(), "settings.variablesPerCall", 1, MAX_VARIABLES_PER_CALL);
        }
        violations.throwIfAny();
        if (settings != null) {
            Violations unavailable = new Violations();
            unavailable.require(
                    settings.confidenceThreshold() == null
                            || settings.confidenceThreshold().signum() == 0,
                    "settings.confidenceThreshold",
                    "only 0 is offered yet");
            unavailable.require(settings.tokenLimit() == null, "settings.tokenLimit", "is not offered yet");
            unavailable.throwIfAny(ErrorCode.NOT_AVAILABLE);
        }
    }
}
