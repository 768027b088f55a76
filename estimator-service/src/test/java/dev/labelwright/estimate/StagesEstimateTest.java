package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CandidateBound;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.tokens.Tokenizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What later stages, models of variables, conditions and filters make of an estimate. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class StagesEstimateTest {
    private static final ModelLimits BYTES = new ModelLimits(Tokenizer.UNKNOWN, 90_000, 4_000, 11);

    private Fixture fixture;

    @BeforeEach
    void givenTwoPatients() {
        fixture = new Fixture(20);
        fixture.note("P1", "N1", "one", 100, "2024-01-01", "CT");
        fixture.note("P1", "N2", "two", 50, null, "MR");
        fixture.note("P2", "N3", "three", 70, "2024-02-01", "CT");
    }

    @Test
    void sumsUpEveryStageAtItsModelsPrices() {
        // Given a variable of the default model, one of a model that counts bytes and costs 1 and 9 a million, one
        // that a strategy aggregates, and one that is derived from them
        String other = fixture.model(BYTES, 1, 9, "USD");
        fixture.variable("Grade", Scope.ONE_PER_NOTE);
        fixture.add(SampleVariables.aggregated("Stage", Strategy.MODEL, true, other));
        fixture.add(SampleVariables.aggregated("Size", Strategy.MAX, true, null));
        fixture.add(SampleVariables.dependent("Risk", List.of("Stage", "Grade"), true, null));
        CallPlan own = plan("Grade", "Size", "Risk");
        CallPlan others = plan("Stage");

        // When P1 is estimated in both ways
        EstimateView refined = estimate("P1", true, Map.of());
        EstimateView unrefined = estimate("P1", false, Map.of());

        // Then both are the sum over two notes, an aggregation and a derivation, and the strategy costs nothing
        PlanSums ofNote = PlanSums.of(own, Stage.NOTE_LABELS);
        PlanSums ofNoteByBytes = PlanSums.of(others, Stage.NOTE_LABELS);
        PlanSums aggregation = PlanSums.of(others, Stage.AGGREGATION);
        PlanSums derivation = PlanSums.of(own, Stage.DEPENDENT);
        long ownInput = 2 * ofNote.input() + 150 + derivation.input() + candidates(own, Stage.DEPENDENT, 2);
        long otherInput =
                2 * ofNoteByBytes.input() + 4 * 150 + aggregation.input() + candidates(others, Stage.AGGREGATION, 2);
        long ownOutput = 2 * ofNote.output() + derivation.output();
        long otherOutput = 2 * ofNoteByBytes.output() + aggregation.output();
        assertThat(refined.inputTokens()).isEqualTo(ownInput + otherInput);
        assertThat(refined.outputTokens()).isEqualTo(ownOutput + otherOutput);
        assertThat(refined.modelCalls()).isEqualTo(2 * 2 + 1 + 1);
        assertThat(refined.cells()).isEqualTo(new EstimateView.Cells(9, 0, 0, 9));
        assertThat(refined.notes()).isEqualTo(2);
        assertThat(refined.counting()).isEqualTo(Tokenizer.Counting.UTF8_BYTES);
        long cost = 2 * ownInput + 8 * ownOutput + otherInput + 9 * otherOutput + 9 * refined.repairAllowance();
        assertThat(new BigDecimal(refined.maxCost().amount())).isEqualByComparingTo(BigDecimal.valueOf(cost, 6));
        assertThat(unrefined)
                .usingRecursiveComparison()
                .ignoringFields("computedAt", "refined")
                .isEqualTo(refined);
    }

    @Test
    void countsEachStageOfAScope() {
        // Given variables of every stage
        fixture.variable("Grade", Scope.ONE_PER_NOTE);
        fixture.add(SampleVariables.aggregated("Stage", Strategy.MODEL, true, null));
        fixture.add(SampleVariables.aggregated("Size", Strategy.MAX, true, null));
        fixture.add(SampleVariables.dependent("Risk", List.of("Stage"), true, null));

        // When each scope is estimated for everybody
        // Then only its cells are asked, of notes only where it reads notes
        check(scope(StageChoice.NOTE_LABELS), 9, 3, 3);
        check(scope(StageChoice.AGGREGATION), 4, 0, 2);
        check(scope(StageChoice.DEPENDENT), 2, 0, 2);
        check(scope(StageChoice.ALL), 15, 3, 7);
    }

    @Test
    void asksButDoesNotPayForCellsWhoseConditionDoesNotHold() {
        // Given a variable that is asked of notes with one title only
        Condition title =
                new Condition(Condition.Subject.NOTE_TITLE, null, Operator.IS, SampleVariables.json("\"CT\""), null);
        fixture.add(SampleVariables.ofNote("Grade", Scope.ONE_PER_NOTE, true, null, title));

        // When everybody is estimated
        EstimateView estimate = estimate(null, true, Map.of());

        // Then the third note is asked and not sent
        PlanSums ofNote = PlanSums.of(fixture.plan(), Stage.NOTE_LABELS);
        assertThat(estimate.cells()).isEqualTo(new EstimateView.Cells(3, 0, 0, 3));
        assertThat(estimate.notes()).isEqualTo(3);
        assertThat(estimate.modelCalls()).isEqualTo(2);
        assertThat(estimate.inputTokens()).isEqualTo(2 * ofNote.input() + 100 + 70);
    }

    @Test
    void sendsACopiedNoteOnceButNotWhereItsConditionsWait() {
        // Given a note of the same text as another, and a variable with a condition on what is asked before it
        fixture.note("P2", "N4", "three", 70);
        fixture.variable("Grade", Scope.ONE_PER_NOTE);
        fixture.add(SampleVariables.ofNote(
                "Detail", Scope.ONE_PER_NOTE, true, null, SampleVariables.on("Grade", Operator.NOT_EMPTY, null)));

        // When both are estimated, and the second alone, whose condition is decided at once and does not hold
        EstimateView both = estimate("P2", true, Map.of());
        EstimateView alone = estimate("P2", true, choosing("Detail"));

        // Then the notes share the first call only; alone, nothing is sent
        assertThat(both.modelCalls()).isEqualTo(3);
        assertThat(alone.modelCalls()).isZero();
        assertThat(alone.cells().asked()).isEqualTo(2);
    }

    @Test
    void takesOnlyTheNotesAndPatientsThatFiltersLeave() {
        // Given values of notes and of a patient, one of them below the threshold, and a second upload
        UUID grade = fixture.variable("Grade", Scope.ONE_PER_NOTE);
        Variable stage = fixture.add(SampleVariables.aggregated("Stage", Strategy.MAX, true, null));
        fixture.threshold(0.5);
        fixture.label("P1", "N1", grade, "3", 0.9);
        fixture.label("P1", "N2", grade, "3", 0.4);
        fixture.label("P2", "", stage.id(), "2", 0.5);
        UUID upload = fixture.upload();
        fixture.note("P2", "N4", "four", 40);

        // When some of them are named, or what they have
        // Then the others are left out, and patients of whom no note is left
        assertThat(notes(Map.of("notes", Map.of("mode", "SPECIFIC", "noteIds", List.of("N2", "N4")))))
                .isEqualTo(List.of(2L, 2L));
        assertThat(notes(Map.of("notes", Map.of("mode", "UPLOAD", "uploadId", upload.toString()))))
                .isEqualTo(List.of(1L, 1L));
        assertThat(notes(filter("Grade", Operator.IS, 3))).isEqualTo(List.of(1L, 1L));
        assertThat(notes(filter("Grade", Operator.EMPTY, null))).isEqualTo(List.of(2L, 3L));
        assertThat(notes(filter("Stage", Operator.IN, List.of(1, 2)))).isEqualTo(List.of(1L, 2L));
        assertThat(notes(filter("Stage", Operator.EMPTY, null))).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void boundsACallThatOnlyFewerVariablesShare() {
        // Given two variables with long instructions, and between them one whose answer leaves no room for another
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 100_000, 900, 0);
        String model = fixture.model(limits, 1, 1, "USD");
        for (String name : List.of("Before", "After")) {
            if (name.equals("After")) {
                fixture.add(SampleVariables.ofNote("Drugs", Scope.MANY_PER_NOTE, true, model));
            }
            Variable told = SampleVariables.ofNote(name, Scope.ONE_PER_NOTE, true, model);
            fixture.add(SampleVariables.told(told, "Read it with care. ".repeat(400)));
        }
        Map<String, ?> two = Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of("Before", "After")));

        // When those two are estimated of one note, in both ways
        EstimateView refined = estimate("P2", true, two);
        EstimateView unrefined = estimate("P2", false, two);

        // Then they share a call, larger than any of all three, and the bound has room to repeat it
        assertThat(refined.modelCalls()).isEqualTo(1);
        assertThat(unrefined.modelCalls()).isEqualTo(3);
        assertThat(refined.repairAllowance()).isEqualTo(refined.inputTokens() + refined.outputTokens());
        assertThat(unrefined.repairAllowance()).isEqualTo(refined.repairAllowance());
        assertThat(refined.estimatedMaxTokens()).isLessThan(unrefined.estimatedMaxTokens());
    }

    @Test
    void estimatesAnEarlierBatch() {
        // Given a batch that was drawn before
        fixture.variable("Grade", Scope.ONE_PER_NOTE);
        fixture.batch(3, List.of("P2"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("patients", Map.of("mode", "BATCH", "batchType", "EXISTING", "batch", 3));

        // When it is estimated in both ways
        EstimateView unrefined = fixture.estimate(body);
        body.put("refine", true);
        EstimateView refined = fixture.estimate(body);

        // Then both are of its patient
        PlanSums ofNote = PlanSums.of(fixture.plan(), Stage.NOTE_LABELS);
        assertThat(refined.patients()).isEqualTo(1);
        assertThat(refined.inputTokens()).isEqualTo(ofNote.input() + 70);
        assertThat(unrefined.estimatedMaxTokens()).isEqualTo(refined.estimatedMaxTokens());
    }

    @Test
    void leavesOutIncludedVariablesThatNoGenerationOfTheModelCanAsk() {
        // Given an included variable whose model has its prices in another currency
        fixture.variable("Grade", Scope.ONE_PER_NOTE);
        EstimateView before = estimate("P1", false, choosing("Grade"));
        String euros = fixture.model(BYTES, 100, 100, "EUR");
        fixture.add(SampleVariables.ofNote("Stage", Scope.ONE_PER_NOTE, true, euros));

        // When another variable is estimated
        EstimateView after = estimate("P1", false, choosing("Grade"));

        // Then it does not count
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("computedAt", "basis")
                .isEqualTo(before);
    }

    /** The patients and notes of which something is asked. */
    private List<Long> notes(Map<String, ?> more) {
        EstimateView estimate = estimate(null, true, more);
        return List.of(estimate.patients(), estimate.notes());
    }

    private static Map<String, ?> filter(String variable, Operator operator, Object value) {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("variable", variable);
        filter.put("operator", operator);
        filter.put("value", value);
        return Map.of("overwrite", "REPLACE_ALL", "scope", "NOTE_LABELS", "variableValues", List.of(filter));
    }

    private static void check(EstimateView estimate, long cells, long notes, long calls) {
        assertThat(estimate.cells()).isEqualTo(new EstimateView.Cells(cells, 0, 0, cells));
        assertThat(estimate.notes()).isEqualTo(notes);
        assertThat(estimate.modelCalls()).isEqualTo(calls);
        assertThat(estimate.patients()).isEqualTo(2);
    }

    private EstimateView scope(StageChoice scope) {
        return estimate(null, true, Map.of("scope", scope));
    }

    private EstimateView estimate(String patient, boolean refine, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put(
                "patients",
                patient == null ? Fixture.EVERYBODY : Map.of("mode", "SPECIFIC", "patientIds", List.of(patient)));
        body.put("refine", refine);
        return fixture.estimate(body);
    }

    private static Map<String, ?> choosing(String name) {
        return Map.of("variables", Map.of("mode", "SPECIFIC", "names", List.of(name)));
    }

    private CallPlan plan(String... names) {
        return fixture.plan(
                fixture.ontology().stream()
                        .filter(variable -> List.of(names).contains(variable.name()))
                        .toList(),
                StageChoice.ALL,
                name -> name == null ? Fixture.LIMITS : BYTES);
    }

    private static long candidates(CallPlan plan, Stage stage, int notes) {
        CandidateBound bound = plan.calls(stage).getFirst().candidates();
        return bound.fixed() + notes * bound.onePerNote() + 10L * notes * bound.manyPerNote();
    }
}
