package dev.labelwright.review.quality.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The coefficients on the data of the papers that define them. */
class PublishedExamplesTest {
    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

    // Four observers, twelve units, a dot where one was not rated.
    private static final List<String> TWELVE_UNITS =
            List.of("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

    @Test
    void cohen_1960() {
        // Given the example of Cohen (1960): two judges, 200 subjects, three categories
        long[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};

        // When
        Double kappa = CohenKappa.of(table);

        // Then (140 − 82) / (200 − 82); the paper has .492
        assertThat(kappa).isCloseTo(0.4915, FOUR_DECIMALS);
    }

    @Test
    void fleiss_1971() {
        // Given Fleiss (1971), table 1: 30 patients, 6 psychiatrists each, 5 diagnoses
        Ratings ratings = counts("""
                0 0 0 6 0, 0 3 0 0 3, 0 1 4 0 1, 0 0 0 0 6, 0 3 0 3 0, 2 0 4 0 0, 0 0 4 0 2, 2 0 3 1 0, 2 0 0 4 0,
                0 0 0 0 6, 1 0 0 5 0, 1 1 0 4 0, 0 3 3 0 0, 1 0 0 5 0, 0 2 0 3 1, 0 0 5 0 1, 3 0 0 1 2, 5 1 0 0 0,
                0 2 0 4 0, 1 0 2 0 3, 0 0 0 0 6, 0 1 0 5 0, 0 2 0 1 3, 2 0 0 4 0, 1 0 0 4 1, 0 5 0 1 0, 4 0 0 0 2,
                0 2 0 4 0, 1 0 5 0 0, 0 0 0 0 6""");

        // When, then the paper has P̄ = .556 and κ = .430
        assertThat(ratings.agreement()).isCloseTo(0.5556, FOUR_DECIMALS);
        assertThat(ratings.fleissKappa()).isCloseTo(0.4302, FOUR_DECIMALS);
    }

    @Test
    void krippendorff_1980() {
        // Given Krippendorff (1980), chapter 12: two observers, ten units, two categories
        Ratings ratings = observers(List.of("0100000010", "1110010000"));

        // When
        Double alpha = ratings.krippendorffAlpha();

        // Then 1 − 19 · 4 / (14 · 6); the book has .095
        assertThat(alpha).isCloseTo(0.0952, FOUR_DECIMALS);
    }

    @Test
    void krippendorff_with_missing_ratings() {
        // Given the data with missing ratings of Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, part
        // C
        Ratings ratings = observers(TWELVE_UNITS);

        // When, then the paper has .743
        assertThat(ratings.krippendorffAlpha()).isCloseTo(0.7434, FOUR_DECIMALS);
    }

    @Test
    void gwet_2008() {
        // Given Gwet (2008), the paradox of kappa: 125 subjects, of which both raters put 118 into one category
        Ratings ratings = new Ratings(
                List.of(new RatingPattern(Map.of("+", 2), 118), new RatingPattern(Map.of("+", 1, "-", 1), 7)));

        // When, then AC1 is as high as the agreement where kappa is below zero
        assertThat(ratings.agreement()).isCloseTo(0.944, FOUR_DECIMALS);
        assertThat(ratings.gwetAc1(2)).isCloseTo(0.9408, FOUR_DECIMALS);
        assertThat(CohenKappa.of(new long[][] {{118, 5}, {2, 0}})).isCloseTo(-0.0234, FOUR_DECIMALS);
    }

    @Test
    void gwet_with_missing_ratings() {
        // Given the same twelve units, as in Gwet (2015), On Krippendorff's Alpha Coefficient
        Ratings ratings = observers(TWELVE_UNITS);

        // When, then
        assertThat(ratings.agreement()).isCloseTo(0.8182, FOUR_DECIMALS);
        assertThat(ratings.gwetAc1(5)).isCloseTo(0.7754, FOUR_DECIMALS);
    }

    @Test
    void mcnemar_with_continuity_correction() {
        // Given Bland (2000), An Introduction to Medical Statistics, 13.9: severe colds at 12 and at 14 years, 1,319
        // children
        McNemarTest test = McNemarTest.of(144, 256);

        // When, then 111² / 400; the book has 30.80
        assertThat(test.method()).isEqualTo(McNemarTest.Method.CHI_SQUARE);
        assertThat(test.statistic()).isCloseTo(30.8025, FOUR_DECIMALS);
        assertThat(test.pValue()).isLessThan(0.0001);
    }

    @Test
    void mcnemar_of_few_pairs_is_exact() {
        // Given ten pairs, nine of them for one side: 2 · (1 + 10) / 2¹⁰
        McNemarTest test = McNemarTest.of(1, 9);

        // When, then
        assertThat(test.method()).isEqualTo(McNemarTest.Method.EXACT_BINOMIAL);
        assertThat(test.pValue()).isCloseTo(0.0215, FOUR_DECIMALS);
    }

    private static Ratings counts(String table) {
        List<RatingPattern> patterns = new ArrayList<>();
        for (String unit : table.split(",", -1)) {
            String[] counts = unit.strip().split(" ", -1);
            Map<String, Integer> raters = new HashMap<>();
            for (int category = 0; category < counts.length; category++) {
                if (!counts[category].equals("0")) {
                    raters.put("category " + category, Integer.valueOf(counts[category]));
                }
            }
            patterns.add(new RatingPattern(raters, 1));
        }
        return new Ratings(patterns);
    }

    private static Ratings observers(List<String> observers) {
        List<RatingPattern> patterns = new ArrayList<>();
        for (int unit = 0; unit < observers.getFirst().length(); unit++) {
            Map<String, Integer> raters = new HashMap<>();
            for (String observer : observers) {
                if (observer.charAt(unit) != '.') {
                    raters.merge(observer.substring(unit, unit + 1), 1, Integer::sum);
                }
            }
            patterns.add(new RatingPattern(raters, 1));
        }
        return new Ratings(patterns);
    }
}
