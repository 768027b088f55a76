package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Variables;

/** A body's value in the one form that its variable allows. */
public final class CanonicalValue {
    private CanonicalValue() {}

    /**
     * The canonical value.
     *
     * @throws ProblemException {@code RULE_BROKEN} naming {@code value}, where type or options forbid it
     */
    public static JsonNode of(Variables.ValueForm form, JsonNode value) {
        try {
            return LabelValue.canonical(form.type(), form.options(), value);
        } catch (InvalidValueException e) {
            ProblemException problem = ProblemException.ofField(ErrorCode.RULE_BROKEN, "value", e.getMessage());
            problem.initCause(e);
            throw problem;
        }
    }
}
