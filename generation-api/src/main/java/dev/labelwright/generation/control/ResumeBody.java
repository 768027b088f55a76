package dev.labelwright.generation.control;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a generation goes on.
 *
 * @param tokenBudget the tokens that it may use in all, those so far included; the present budget where absent
 */
@Schema(name = "ResumeBody")
public record ResumeBody(Long tokenBudget) {}
