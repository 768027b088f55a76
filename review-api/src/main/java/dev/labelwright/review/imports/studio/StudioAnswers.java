package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.export.studio.StudioControl;
import dev.labelwright.review.imports.ImportRule;
import dev.labelwright.review.imports.LabelCheck;
import dev.labelwright.review.imports.Origin;
import dev.labelwright.review.label.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one prediction or annotation says, by variable.
 *
 * @param values the values
 * @param regions the evidence
 */
record StudioAnswers(Map<String, StudioResult> values, Map<String, List<Evidence>> regions) {

    /** Nothing. */
    static final StudioAnswers NONE = new StudioAnswers(Map.of(), Map.of());

    /**
     * Reads a prediction or an annotation.
     *
     * @param origin its own place
     * @param text the task's
     */
    static StudioAnswers of(JsonNode node, Origin origin, TaskText text, LabelCheck check) {
        Map<String, StudioResult> values = new LinkedHashMap<>();
        Map<String, List<Evidence>> regions = new HashMap<>();
        JsonNode results = node.path("result");
        for (int index = 0; index < results.size(); index++) {
            JsonNode result = results.get(index);
            String pointer = "%s/result/%d".formatted(origin.pointer(), index);
            Origin place = new Origin(origin.line(), pointer);
            JsonNode value = result.path("value");
            String from = result.path("from_name").asText();
            if (value.has("labels")) {
                for (JsonNode label : value.path("labels")) {
                    Evidence quote = text.quote(value);
                    if (quote == null) {
                        check.reject(
                                place,
                                "value",
                                ImportRule.NOT_IN_NOTE,
                                "the region's text does not stand between its offsets in the task's text");
                    } else {
                        regions.computeIfAbsent(label.asText(), name -> new ArrayList<>())
                                .add(quote);
                    }
                }
            } else {
                String name = StudioControl.variable(from);
                if (check.variable(name) == null) {
                    check.reject(
                            place,
                            "from_name",
                            ImportRule.UNKNOWN_VARIABLE,
                            "the project has no variable of this name");
                }
                values.put(
                        name,
                        new StudioResult(
                                pointer + "/value",
                                StudioResult.texts(value),
                                score(result.path("score"), node.path("score"))));
            }
        }
        return new StudioAnswers(values, regions);
    }

    private static Double score(JsonNode own, JsonNode common) {
        if (own.isNumber()) {
            return own.doubleValue();
        }
        return common.isNumber() ? Double.valueOf(common.doubleValue()) : null;
    }

    /** The values of a variable; none where it is not spoken of. */
    List<String> texts(String variable) {
        StudioResult result = values.get(variable);
        return result == null ? List.of() : result.texts();
    }

    List<Evidence> evidence(String variable) {
        return regions.getOrDefault(variable, List.of());
    }
}
