package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.labelwright.estimate.ceiling.Money;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.tokens.Tokenizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class UnrefinedEstimateTest {
    private Fixture fixture;

    @BeforeEach
    void givenThreeVariablesInTwoCallsAndThreePatients() {
        fixture = new Fixture(2);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.variable("Drug", Scope.MANY_PER_NOTE);
        fixture.variable("Stage", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "a", 100);
        fixture.note("P1", "N2", "b", 50);
        fixture.note("P2", "N3", "c", 400);
        fixture.note("P3", "N4", "d", 20_000);
        fixture.cover("P3");
    }

    @Test
    void sumsUpTheChosenPatients() {
        // Given two patients, with three notes of 550 tokens in all
        PlanSums ofNote = PlanSums.of(fixture.plan(), Stage.NOTE_LABELS);
        Map<String, ?> body =
                Map.of("patients", Map.of("mode", "SPECIFIC", "patientIds", List.of("P1", "P2")), "refine", false);

        // When they are estimated
        EstimateView estimate = fixture.estimate(body);

        // Then every note is sent in two calls, and every cell is asked
        long input = 3 * ofNote.input() + 2 * 550;
        long output = 3 * ofNote.output();
        long allowance = Math.max((input + output + 9) / 10, ofNote.largest() + 400);
        assertThat(estimate)
                .usingRecursiveComparison()
                .ignoringFields("computedAt")
                .isEqualTo(new EstimateView(
                        input + output + allowance,
                        input,
                        output,
                        allowance,
                        6,
                        2,
                        3,
                        new EstimateView.Cells(9, 0, 0, 9),
                        Tokenizer.Counting.EXACT,
                        null,
                        money(2 * input + 8 * (output + allowance)),
                        null,
                        false,
                        estimate.computedAt(),
                        estimate.basis()));
    }

    @Test
    void takesTheLargestPatientsThatCouldBeDrawn() {
        // Given a covered patient with the longest note, one with two short notes and one with a longer note
        PlanSums ofNote = PlanSums.of(fixture.plan(), Stage.NOTE_LABELS);

        // When a new batch of one is estimated, without saying so
        EstimateView estimate = fixture.estimate(Map.of());

        // Then it is the one with two notes; but the other's note may have to be repaired
        long input = 2 * ofNote.input() + 2 * 150;
        long output = 2 * ofNote.output();
        assertThat(estimate.inputTokens()).isEqualTo(input);
        assertThat(estimate.outputTokens()).isEqualTo(output);
        assertThat(estimate.patients()).isEqualTo(1);
        assertThat(estimate.repairAllowance()).isEqualTo(Math.max((input + output + 9) / 10, ofNote.largest() + 400));
    }

    @Test
    void takesWhatIsLeftForALargerBatch() {
        // Given two patients that are left
        Map<String, ?> body = Map.of("patients", Map.of("mode", "BATCH", "batchType", "NEW", "size", 1_000));

        // When a thousand are asked for
        EstimateView estimate = fixture.estimate(body);

        // Then the estimate is for those two
        assertThat(estimate.patients()).isEqualTo(2);
        assertThat(estimate.notes()).isEqualTo(3);
    }

    @Test
    void passesOverTheVariableFilterButNotOverAVariableThatIsChosenOnly() {
        // Given a variable that is not included in generation
        fixture.variable("Grade", Scope.ONE_PER_NOTE, false);

        // When one of the included is chosen; when that one is chosen
        EstimateView one = fixture.estimate(choosing("Age"));
        EstimateView other = fixture.estimate(choosing("Grade"));

        // Then the first is estimated as all of the included are, the second with one more
        assertThat(one.cells().asked()).isEqualTo(12);
        assertThat(other.cells().asked()).isEqualTo(16);
        assertThat(other.estimatedMaxTokens()).isGreaterThan(one.estimatedMaxTokens());
    }

    @ParameterizedTest
    @CsvSource({"O200K_BASE, 500", "CL100K_BASE, 502", "UNKNOWN, 2000"})
    void countsAsTheModelDoes(Tokenizer tokenizer, long tokens) {
        // Given two notes of another count by each tokenizer
        fixture.note("P4", "N5", "e", 100);
        fixture.note("P4", "N6", "f", 400);
        PlanSums ofNote = PlanSums.of(fixture.plan(tokenizer), Stage.NOTE_LABELS);
        Map<String, Object> body = new HashMap<>();
        body.put("patients", Map.of("mode", "SPECIFIC", "patientIds", List.of("P4")));
        body.put("model", fixture.model(tokenizer));

        // When they are estimated for a model of that tokenizer, unrefined and refined
        EstimateView unrefined = fixture.estimate(body);
        body.put("refine", true);
        EstimateView refined = fixture.estimate(body);

        // Then the notes are taken by its count, and the answer says which it was
        assertThat(unrefined.inputTokens()).isEqualTo(2 * ofNote.input() + 2 * tokens);
        assertThat(refined.inputTokens()).isEqualTo(unrefined.inputTokens());
        assertThat(unrefined.counting()).isEqualTo(tokenizer.counting());
        assertThat(refined.counting()).isEqualTo(tokenizer.counting());
    }

    @Test
    void answersInTheFieldsOfTheSurface() {
        // Given a body that says nothing
        // When it is estimated, then the answer has these fields and no forecast
        fixture.ask("{}")
                .statusCode(200)
                .body("cells.protected", is(0))
                .body("cells.selected", is(6))
                .body("counting", is("EXACT"))
                .body("maxCost.currency", is("USD"))
                .body("refined", is(false))
                .body("computedAt", notNullValue())
                .body("$", hasEntry("expectedTokens", null));
    }

    private static Map<String, ?> choosing(String name) {
        return Map.of("patients", Fixture.EVERYBODY, "variables", Map.of("mode", "SPECIFIC", "names", List.of(name)));
    }

    private static Money money(long millionths) {
        return new Money(BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString(), "USD");
    }
}
