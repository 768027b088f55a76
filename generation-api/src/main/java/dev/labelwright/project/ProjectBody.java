package dev.labelwright.project;

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
    static final int MAX_REVIEWERS = 10;

    /**
     * How a project's generations run.
     *
     * @param variablesPerCall the most variables that share a call, 1 to 100
     * @param defaultModel the name of the model where neither variable nor generation names one
     * @param confidenceThreshold below it a draft does not count, where neither variable nor generation names one; 0 to 1,
     *     0 where absent
     * @param tokenLimit the most tokens that all its generations together may use; no limit where absent, and 0 takes the
     *     limit away
     * @param review how its labels are reviewed
     */
    @Schema(name = "ProjectSettings")
    public record Settings(
            Integer variablesPerCall,
            String defaultModel,
            BigDecimal confidenceThreshold,
            Long tokenLimit,
            Review review) {}

    /**
     * How a project's labels are reviewed.
     *
     * @param reviewersPerPatient how many reviewers decide on their own, blind to each other, 1 to 10; 1 where absent
     * @param blindToDraft whether they decide without having seen the model's draft; {@code false} where absent
     */
    @Schema(name = "ReviewSettings")
    public record Review(
            @Schema(
                    minimum = "1",
                    maximum = "10",
                    defaultValue = "1",
                    description = "How many reviewers decide on their own, blind to each other")
            Integer reviewersPerPatient,

            @Schema(defaultValue = "false", description = "Whether they decide without having seen the model's draft")
            Boolean blindToDraft) {}

    void validate(boolean creating) {
        Violations violations = new Violations();
        if (creating || name != null) {
            violations.requireText(name, "name", MAX_NAME);
        }
        violations.requireOptionalText(description, "description", MAX_DESCRIPTION);
        if (settings != null) {
            violations.requireRange(
                    settings.variablesPerCall(), "settings.variablesPerCall", 1, MAX_VARIABLES_PER_CALL);
            Threshold.require(settings.confidenceThreshold(), "settings.confidenceThreshold", violations);
            violations.requireRange(settings.tokenLimit(), "settings.tokenLimit", 0, Long.MAX_VALUE);
            if (settings.review() != null) {
                violations.requireRange(
                        settings.review().reviewersPerPatient(),
                        "settings.review.reviewersPerPatient",
                        1,
                        MAX_REVIEWERS);
            }
        }
        violations.throwIfAny();
    }
}
