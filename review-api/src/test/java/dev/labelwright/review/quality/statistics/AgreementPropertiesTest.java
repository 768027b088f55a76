package dev.labelwright.review.quality.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/** What holds for all ratings; DKPro Statistics, which goes from item to item, reckons the same from the items. */
class AgreementPropertiesTest {
    private static final Offset<Double> NEARLY = within(1e-9);

    @Property(tries = 500)
    void kappa_is_what_dkpro_makes_of_the_items(
            @ForAll @Size(min = 2, max = 40) List<@Size(2) List<@IntRange(min = 0, max = 3) Integer>> items) {
        // Given
        CodingAnnotationStudy study = new CodingAnnotationStudy(2);
        items.forEach(item -> study.addItem(item.getFirst(), item.getLast()));

        // When
        Double kappa = CohenKappa.of(table(items));

        // Then
        Assume.that(kappa != null);
        assertThat(kappa).isCloseTo(new CohenKappaAgreement(study).calculateAgreement(), NEARLY);
    }

    @Property(tries = 500)
    void alpha_and_fleiss_are_what_dkpro_makes_of_the_items(
            @ForAll @Size(min = 2, max = 30) List<@Size(4) List<@IntRange(min = 0, max = 3) Integer>> items) {
        // Given
        CodingAnnotationStudy study = new CodingAnnotationStudy(4);
        items.forEach(item -> study.addItem(item.toArray()));

        // When
        Ratings ratings = ratings(items);

        // Then
        Assume.that(ratings.krippendorffAlpha() != null);
        assertThat(ratings.krippendorffAlpha())
                .isCloseTo(
                        new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement(),
                        NEARLY);
        assertThat(ratings.fleissKappa()).isCloseTo(new FleissKappaAgreement(study).calculateAgreement(), NEARLY);
    }

    @Property(tries = 500)
    void kappa_is_the_same_whoever_is_first_and_at_most_1(
            @ForAll @Size(min = 1, max = 40) List<@Size(2) List<@IntRange(min = 0, max = 4) Integer>> items) {
        // Given
        List<List<Integer>> swapped = items.stream().map(List::reversed).toList();

        // When
        Double kappa = CohenKappa.of(table(items));

        // Then
        assertThat(CohenKappa.of(table(swapped))).isEqualTo(kappa);
        if (kappa != null) {
            assertThat(kappa).isBetween(-1.0, 1.0);
        }
    }

    @Property(tries = 500)
    void no_coefficient_is_above_1_and_none_depends_on_the_order_of_units(
            @ForAll @Size(min = 1, max = 30)
                    List<@Size(min = 1, max = 5) List<@IntRange(min = 0, max = 3) Integer>> items) {
        // Given
        Ratings ratings = ratings(items);

        // When
        Ratings reversed = ratings(items.reversed());

        // Then
        Assume.that(ratings.krippendorffAlpha() != null);
        assertThat(ratings.krippendorffAlpha()).isLessThanOrEqualTo(1 + 1e-9);
        assertThat(ratings.krippendorffAlpha()).isCloseTo(reversed.krippendorffAlpha(), NEARLY);
        assertThat(ratings.gwetAc1(4)).isBetween(-1.0, 1 + 1e-9);
        assertThat(ratings.gwetAc1(4)).isCloseTo(reversed.gwetAc1(4), NEARLY);
    }

    @Property(tries = 200)
    void who_agrees_on_everything_agrees_wholly(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 4) Integer> values,
            @ForAll @IntRange(min = 2, max = 5) int raters) {
        // Given raters of one mind
        Assume.that(values.stream().distinct().count() > 1);
        List<List<Integer>> items =
                values.stream().map(value -> Collections.nCopies(raters, value)).toList();

        // When
        Ratings ratings = ratings(items);

        // Then
        assertThat(ratings.agreement()).isCloseTo(1, NEARLY);
        assertThat(ratings.krippendorffAlpha()).isCloseTo(1, NEARLY);
        assertThat(ratings.fleissKappa()).isCloseTo(1, NEARLY);
        assertThat(ratings.gwetAc1(5)).isCloseTo(1, NEARLY);
        assertThat(CohenKappa.of(table(items))).isCloseTo(1, NEARLY);
    }

    @Property(tries = 300)
    void mcnemar_does_not_care_which_is_first(
            @ForAll @IntRange(min = 0, max = 60) int onlyFirst, @ForAll @IntRange(min = 0, max = 60) int onlySecond) {
        // When
        McNemarTest test = McNemarTest.of(onlyFirst, onlySecond);

        // Then
        assertThat(test.pValue()).isBetween(0.0, 1.0);
        assertThat(McNemarTest.of(onlySecond, onlyFirst).pValue()).isCloseTo(test.pValue(), NEARLY);
        assertThat(test.method() == McNemarTest.Method.CHI_SQUARE).isEqualTo(onlyFirst + onlySecond >= 25);
    }

    private static long[][] table(List<? extends List<Integer>> items) {
        long[][] table = new long[5][5];
        items.forEach(item -> table[item.getFirst()][item.getLast()]++);
        return table;
    }

    private static Ratings ratings(List<? extends List<Integer>> items) {
        Map<Map<String, Integer>, Long> patterns = new HashMap<>();
        for (List<Integer> item : items) {
            Map<String, Integer> raters = new HashMap<>();
            item.forEach(value -> raters.merge(value.toString(), 1, Integer::sum));
            patterns.merge(raters, 1L, Long::sum);
        }
        List<RatingPattern> rows = new ArrayList<>();
        patterns.forEach((raters, units) -> rows.add(new RatingPattern(raters, units)));
        return new Ratings(rows);
    }
}
