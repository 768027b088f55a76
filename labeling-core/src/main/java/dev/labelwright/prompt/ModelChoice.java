package dev.labelwright.prompt;

/** The limits of the models that a plan asks. */
@FunctionalInterface
public interface ModelChoice {
    /**
     * The limits of a model.
     *
     * @param name the model of a variable; {@code null} for that of the generation
     */
    ModelLimits limits(String name);
}
