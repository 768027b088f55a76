package dev.labelwright.review.quality.measure;

import dev.labelwright.review.quality.statistics.Outcomes;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Precision and its kin; {@code null} where there is nothing to take a share of. */
@Schema(name = "Rates", description = "Precision and its kin; null where there is nothing to take a share of")
public record Rates(
        @Schema(nullable = true) Double precision,
        @Schema(nullable = true) Double recall,
        @Schema(nullable = true) Double f1,
        @Schema(nullable = true) Double specificity,
        @Schema(nullable = true) Double npv) {

    /** The rates of some outcomes. */
    public static Rates of(Outcomes outcomes) {
        return new Rates(
                outcomes.precision(),
                outcomes.recall(),
                outcomes.f1(),
                outcomes.specificity(),
                outcomes.negativePredictiveValue());
    }

    /** The plain mean of each rate over the categories that have it. */
    static Rates mean(List<Outcomes> categories) {
        return new Rates(
                mean(categories, Outcomes::precision),
                mean(categories, Outcomes::recall),
                mean(categories, Outcomes::f1),
                mean(categories, Outcomes::specificity),
                mean(categories, Outcomes::negativePredictiveValue));
    }

    private static Double mean(List<Outcomes> categories, Function<Outcomes, Double> rate) {
        List<Double> rates =
                categories.stream().map(rate).filter(Objects::nonNull).toList();
        return rates.isEmpty()
                ? null
                : rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
