package dev.labelwright.review.quality;

import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.statistics.CohenKappa;
import dev.labelwright.review.quality.statistics.RatingPattern;
import dev.labelwright.review.quality.statistics.Ratings;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well a variable's reviewers agree.
 *
 * @param units labels that at least two of them decided on
 * @param agreement the share of pairs of reviewers that agree, the mean over units; {@code null} without a unit
 * @param cohensKappa where there are exactly two reviewers, else {@code null}
 * @param fleissKappa where as many decided on each unit, else {@code null}
 * @param pairs each two of the ten reviewers with most decisions, on the labels that both decided on
 */
@Schema(name = "ReviewerAgreement", description = "How well a variable's reviewers agree, each deciding on their own")
public record ReviewerAgreement(
        @Schema(examples = "Smoking status") String variable,
        long units,
        int reviewers,
        @Schema(nullable = true) Double agreement,
        @Schema(nullable = true) Double cohensKappa,
        @Schema(nullable = true) Double fleissKappa,
        @Schema(nullable = true) Double krippendorffAlpha,
        @Schema(nullable = true) Double gwetAc1,
        List<Pair> pairs) {
    private static final int TRUE_AND_FALSE = 2;

    public ReviewerAgreement {
        pairs = List.copyOf(pairs);
    }

    /** Two reviewers, on the labels that both decided on. */
    @Schema(name = "ReviewerPair", description = "Two reviewers, on the labels that both decided on")
    public record Pair(
            @Schema(examples = "Dr. Braun") String first,
            @Schema(examples = "Dr. Weiss") String second,
            long units,
            double agreement,
            @Schema(nullable = true) Double cohensKappa) {
        static Pair of(ReviewerRatings.Pair pair) {
            return new Pair(
                    pair.first(),
                    pair.second(),
                    pair.units(),
                    (double) pair.agreed() / pair.units(),
                    CohenKappa.of(pair.units(), pair.agreed(), pair.chanceProducts()));
        }
    }

    /**
     * The figures of a variable.
     *
     * @param ratings {@code null} where nobody rated it
     */
    static ReviewerAgreement of(MeasuredVariable variable, ReviewerRatings ratings) {
        if (ratings == null) {
            return new ReviewerAgreement(variable.name(), 0, 0, null, null, null, null, null, List.of());
        }
        List<Pair> pairs = ratings.pairs().stream().map(Pair::of).toList();
        Ratings all = ratings.patterns() == null ? null : new Ratings(ratings.patterns());
        return new ReviewerAgreement(
                variable.name(),
                ratings.units(),
                ratings.reviewers(),
                ratings.agreement(),
                ratings.reviewers() == 2 && pairs.size() == 1 ? pairs.getFirst().cohensKappa() : null,
                all == null ? null : fleiss(ratings.patterns()),
                all == null ? null : all.krippendorffAlpha(),
                all == null ? null : all.gwetAc1(categories(variable, ratings)),
                pairs);
    }

    /** Fleiss presumes as many reviewers of each unit. */
    private static Double fleiss(List<RatingPattern> patterns) {
        List<RatingPattern> paired =
                patterns.stream().filter(pattern -> ratings(pattern) > 1).toList();
        return paired.stream().mapToInt(ReviewerAgreement::ratings).distinct().count() == 1
                ? new Ratings(paired).fleissKappa()
                : null;
    }

    private static int ratings(RatingPattern pattern) {
        return pattern.raters().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What reviewers could say: that there is no value is a category once somebody said so. */
    private static int categories(MeasuredVariable variable, ReviewerRatings ratings) {
        int values = variable.options().size();
        if (variable.type() == VariableType.BOOLEAN) {
            values = TRUE_AND_FALSE;
        }
        int open = values == 0 ? ratings.given() : values + (ratings.none() ? 1 : 0);
        return Math.max(open, ratings.given());
    }
}
