package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Draft;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import java.util.List;
import java.util.Optional;

/** Reads one answer object: what supports the value, {@code value}, {@code confidence}. */
final class ItemReader {
    private final Support support;
    private final Confidences confidences;

    ItemReader(Support support, Confidences confidences) {
        this.support = support;
        this.confidences = confidences;
    }

    /**
     * The draft; where the answer is empty or does not fit the variable, its default value without evidence, or nothing.
     *
     * @param place where the object stands in the answer, for messages
     */
    Optional<Draft> read(VariableDefinition variable, String place, JsonNode item) throws MalformedAnswerException {
        if (!item.isObject()) {
            throw new MalformedAnswerException(place, "must be an object");
        }
        List<Quote> evidence = support.read(place, item);
        JsonNode value = item.get("value");
        if (value == null) {
            throw new MalformedAnswerException(place + ".value", "is missing");
        }
        if (value.isContainerNode()) {
            throw new MalformedAnswerException(place + ".value", "must not be an object or an array");
        }
        Confidence confidence = confidences.of(variable, place, item.get("confidence"));
        return ValueReader.read(variable, value)
                .map(canonical -> new Draft(canonical, confidence.value(), evidence, confidence.source()))
                .or(() -> byDefault(variable, confidence));
    }

    private static Optional<Draft> byDefault(VariableDefinition variable, Confidence confidence) {
        return variable.defaultValue() == null || variable.scope() == Scope.MANY_PER_NOTE
                ? Optional.empty()
                : Optional.of(new Draft(variable.defaultValue(), confidence.value(), List.of(), confidence.source()));
    }
}
