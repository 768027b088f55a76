package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.labelwright.event.Answer;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Reviewer;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreement between reviewers, from decisions that come in as reviewers make them. */
@QuarkusTest
class ReviewersQualityTest extends ServiceTest {
    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID rating = catalog.variable(
            "Rating",
            VariableType.TEXT,
            Scope.ONE_PER_NOTE,
            "[{\"value\":\"0\"},{\"value\":\"1\"},{\"value\":\"2\"},{\"value\":\"3\"},{\"value\":\"4\"},{\"value\":\"5\"}]");
    private final UUID drugs = catalog.many("Drugs");
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void draft() {
        for (int note = 0; note < 12; note++) {
            notes.add(catalog.note("N-%02d".formatted(note)));
        }
    }

    @Test
    void four_observers_of_twelve_units_with_missing_ratings() {
        // Given the data of Krippendorff (2011), of five categories
        Catalog.execute("update catalog.variable set options = options - 0 where id = ?", rating);
        catalog.reviewers(4, false);
        decide("Rating", List.of("123321412...", "1233224125.3", ".3332342251.", "12332441251."));

        // When
        JsonPath figures = figures("Rating");

        // Then the paper has .743; AC1 as in Gwet (2015), On Krippendorff's Alpha Coefficient
        assertThat(figures.getInt("units")).isEqualTo(11);
        assertThat(figures.getInt("reviewers")).isEqualTo(4);
        assertThat(figures.getDouble("agreement")).isCloseTo(0.8182, FOUR_DECIMALS);
        assertThat(figures.getDouble("krippendorffAlpha")).isCloseTo(0.7434, FOUR_DECIMALS);
        assertThat(figures.getDouble("gwetAc1")).isCloseTo(0.7754, FOUR_DECIMALS);
        assertThat(figures.getMap("")).containsEntry("fleissKappa", null).containsEntry("cohensKappa", null);
        assertThat(figures.getList("pairs")).hasSize(6);
        assertThat(figures.getMap("pairs[0]"))
                .containsEntry("first", "Observer 0")
                .containsEntry("second", "Observer 1")
                .containsEntry("units", 9);
    }

    @Test
    void two_observers_of_ten_units() {
        // Given Krippendorff (1980), chapter 12: two observers, ten units, two categories
        catalog.reviewers(2, false);
        decide("Rating", List.of("0100000010", "1110010000"));

        // When
        JsonPath figures = figures("Rating");

        // Then the book has .095; kappa is (6/10 − 56/100) / (1 − 56/100)
        assertThat(figures.getDouble("krippendorffAlpha")).isCloseTo(0.0952, FOUR_DECIMALS);
        assertThat(figures.getDouble("cohensKappa")).isCloseTo(0.0909, FOUR_DECIMALS);
        assertThat(figures.getDouble("pairs[0].cohensKappa")).isCloseTo(0.0909, FOUR_DECIMALS);
        assertThat(figures.getDouble("agreement")).isCloseTo(0.6, FOUR_DECIMALS);
        assertThat(figures.getDouble("fleissKappa")).isCloseTo(0.0476, FOUR_DECIMALS);
    }

    @Test
    void what_one_added_and_the_other_did_not_is_a_disagreement() {
        // Given
        catalog.reviewers(2, false);
        draft(drugs);
        Reviewer anna = new Reviewer(api, "Anna");
        Reviewer ben = new Reviewer(api, "Ben");
        Object drafted =
                anna.lists("variable", "Drugs", "noteId", "N-00").getFirst().get("id");
        anna.reviews(drafted, "{\"action\":\"ACCEPT\"}");
        ben.reviews(drafted, "{\"action\":\"ACCEPT\"}");
        anna.adds("N-00", "Drugs", "aspirin").then().statusCode(201);

        // When
        JsonPath figures = figures("Drugs");

        // Then
        assertThat(figures.getInt("units")).isEqualTo(2);
        assertThat(figures.getDouble("agreement")).isCloseTo(0.5, FOUR_DECIMALS);
    }

    @Test
    void a_variable_that_nobody_rated_has_no_figures() {
        // When
        JsonPath figures = figures("Rating");

        // Then
        assertThat(figures.getMap(""))
                .contains(
                        entry("units", 0),
                        entry("reviewers", 0),
                        entry("agreement", null),
                        entry("krippendorffAlpha", null),
                        entry("gwetAc1", null),
                        entry("pairs", List.of()));
    }

    /** Each observer's categories, one a note; a dot where they rated nothing. */
    private void decide(String variable, List<String> observers) {
        draft(rating);
        List<Map<String, Object>> labels = api.labels("variable", variable);
        for (int observer = 0; observer < observers.size(); observer++) {
            Reviewer reviewer = new Reviewer(api, "Observer " + observer);
            String ratings = observers.get(observer);
            for (int unit = 0; unit < ratings.length(); unit++) {
                if (ratings.charAt(unit) != '.') {
                    reviewer.edits(labels.get(unit).get("id"), ratings.substring(unit, unit + 1))
                            .then()
                            .statusCode(200);
                }
            }
        }
    }

    private void draft(UUID variable) {
        Answer answer = Results.answer(variable, "5");
        Traffic.apply(Results.answered(Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)), notes, answer));
    }

    private JsonPath figures(String variable) {
        return new JsonPath(new Reviewer(api, "Owner")
                        .asks()
                        .queryParam("variable", variable)
                        .get(api.path() + "/quality/reviewers")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .setRootPath("items[0]");
    }
}
