package dev.labelwright.review.quality.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.quality.statistics.CohenKappa;
import dev.labelwright.review.quality.statistics.Outcomes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well the AI's values agree with people's. What counts as a positive is told in docs/quality.md.
 *
 * @param compared how many pairs of values: a cell each, or a value each where cells have many
 * @param agreement the share of pairs that are the same
 * @param cohensKappa {@code null} where chance alone explains everything, or cells have many free values
 * @param macro over options, each as important as the other; {@code null} for a variable without options
 * @param options each option against all others; empty for a variable without options
 */
@Schema(name = "Measures", description = "How well the AI's values agree with people's")
public record Measures(
        long compared,
        @Schema(nullable = true) Double agreement,
        @Schema(nullable = true) Double precision,
        @Schema(nullable = true) Double recall,
        @Schema(nullable = true) Double f1,
        @Schema(nullable = true) Double specificity,
        @Schema(nullable = true) Double npv,
        @Schema(nullable = true) Double cohensKappa,
        @Schema(nullable = true) Rates macro,
        List<OptionMeasures> options,
        ConfusionMatrix confusionMatrix,
        Calibration calibration,
        ReachedThreshold threshold) {
    public Measures {
        options = List.copyOf(options);
    }

    /** One option against all others. */
    @Schema(name = "OptionMeasures", description = "One option against all others")
    public record OptionMeasures(
            JsonNode value,
            long truePositives,
            long falsePositives,
            long falseNegatives,
            long trueNegatives,
            Rates rates) {
        static OptionMeasures of(JsonNode value, Outcomes outcomes) {
            return new OptionMeasures(
                    value,
                    outcomes.truePositives(),
                    outcomes.falsePositives(),
                    outcomes.falseNegatives(),
                    outcomes.trueNegatives(),
                    Rates.of(outcomes));
        }
    }

    /**
     * The measures of a variable.
     *
     * @param wantedPrecision for the threshold
     */
    public static Measures of(MeasuredVariable variable, VariableCounts counts, double wantedPrecision) {
        Map<JsonNode, Outcomes> options = variable.categorical() ? ofOptions(variable, counts) : Map.of();
        Outcomes overall = overall(variable, counts, options);
        Rates rates = Rates.of(overall);
        return new Measures(
                counts.units(),
                counts.units() == 0 ? null : (double) counts.agreed() / counts.units(),
                rates.precision(),
                rates.recall(),
                rates.f1(),
                rates.specificity(),
                rates.npv(),
                kappa(variable, counts, overall),
                variable.categorical() ? Rates.mean(List.copyOf(options.values())) : null,
                options.entrySet().stream()
                        .map(option -> OptionMeasures.of(option.getKey(), option.getValue()))
                        .toList(),
                ConfusionMatrix.of(counts),
                Calibration.of(counts.bins()),
                ReachedThreshold.of(wantedPrecision, counts));
    }

    private static Outcomes overall(MeasuredVariable variable, VariableCounts counts, Map<JsonNode, Outcomes> options) {
        if (variable.categorical()) {
            return options.values().stream().reduce(new Outcomes(0, 0, 0, 0), Outcomes::plus);
        }
        if (variable.type() == VariableType.BOOLEAN) {
            return ofValue(BooleanNode.TRUE, variable, counts);
        }
        long empty = variable.many() ? 0 : counts.agreed() - counts.correct();
        return new Outcomes(counts.correct(), counts.ai() - counts.correct(), counts.human() - counts.correct(), empty);
    }

    private static Map<JsonNode, Outcomes> ofOptions(MeasuredVariable variable, VariableCounts counts) {
        List<JsonNode> values = new ArrayList<>();
        variable.options().forEach(option -> values.add(TextNode.valueOf(option.value())));
        counts.values().stream()
                .map(VariableCounts.ValueCount::value)
                .filter(value -> !values.contains(value))
                .forEach(values::add);
        Map<JsonNode, Outcomes> outcomes = new LinkedHashMap<>();
        values.forEach(value -> outcomes.put(value, ofValue(value, variable, counts)));
        return outcomes;
    }

    private static Outcomes ofValue(JsonNode value, MeasuredVariable variable, VariableCounts counts) {
        long all = variable.many() ? counts.cells() : counts.units();
        return counts.values().stream()
                .filter(count -> count.value().equals(value))
                .findFirst()
                .map(count -> new Outcomes(
                        count.correct(),
                        count.ai() - count.correct(),
                        count.human() - count.correct(),
                        all - count.ai() - count.human() + count.correct()))
                .orElse(new Outcomes(0, 0, 0, all));
    }

    /** Of sets of values, the decisions whether each option is in the set are what two raters agree on. */
    private static Double kappa(MeasuredVariable variable, VariableCounts counts, Outcomes overall) {
        if (!variable.many()) {
            return CohenKappa.of(counts.units(), counts.agreed(), counts.chanceProducts());
        }
        return variable.categorical() || variable.type() == VariableType.BOOLEAN
                ? CohenKappa.of(new long[][] {
                    {overall.truePositives(), overall.falsePositives()},
                    {overall.falseNegatives(), overall.trueNegatives()}
                })
                : null;
    }
}
