package dev.labelwright.prompt;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.dependent;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.ofNote;
import static dev.labelwright.ontology.SampleVariables.withModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.Tokenizer;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How variables share calls. */
class CallPlanTest {
    private static final ModelLimits ROOMY = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 100_000, 0);

    @Test
    void aCallTakesAsManyVariablesAsItMay() {
        // Given seven variables
        List<Variable> variables = numbers(7);

        // When three may share a call
        CallPlan plan = plan(variables, 3, ROOMY);

        // Then two calls are full, the third has the rest, and each counts its keys from one
        assertThat(plan.calls()).extracting(PlannedCall::callGroup).containsExactly(1, 2, 3);
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 1, 2, 2, 2, 3);
        assertThat(plan.variables()).extracting(PlannedVariable::position).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(plan.variables())
                .extracting(variable -> variable.asked().key())
                .containsExactly("v1", "v2", "v3", "v1", "v2", "v3", "v1");
        assertThat(plan.variables(plan.calls().getLast()))
                .containsExactly(plan.variables().getLast());
    }

    @Test
    void aCallEndsWhereItsAnswerHasNoMoreRoom() {
        // Given a model whose answer has room for two of the variables, and not for a third
        List<Variable> variables = numbers(5);
        int needed = output(variables.getFirst());
        ModelLimits limits = limits(OutputBound.FRAME + 2 * needed);

        // When five could share a call
        CallPlan plan = plan(variables, 20, limits);

        // Then no answer is planned beyond the model's limit
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 2, 2, 3);
    }

    @Test
    void aVariableThatNeedsMoreThanAnAnswerHasIsAskedAlone() {
        // Given a model with a short answer, and a variable with many values between two with one
        Variable drugs = ofNote("Drugs", VariableType.TEXT, Scope.MANY_PER_NOTE);
        ModelLimits limits = limits(output(drugs) - 1);

        // When they are planned
        CallPlan plan = plan(List.of(number("A"), drugs, number("B")), 20, limits);

        // Then it shares no call
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 2, 3);
    }

    @Test
    void theOrderIsKept() {
        // Given variables that would pack better in another order
        Variable drugs = ofNote("Drugs", VariableType.TEXT, Scope.MANY_PER_NOTE);
        Variable events = ofNote("Events", VariableType.TEXT, Scope.MANY_PER_NOTE);

        // When they are planned
        CallPlan plan = plan(List.of(drugs, number("A"), events, number("B")), 2, ROOMY);

        // Then they stand as they were given
        assertThat(names(plan)).containsExactly("Drugs", "A", "Events", "B");
    }

    @Test
    void noVariablesTakeNoCall() {
        // Given nothing to ask
        List<Variable> none = List.of();

        // When it is planned
        CallPlan plan = plan(none, 20, ROOMY);

        // Then there is no call
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.calls()).isEmpty();
    }

    @Test
    void theModelsOverheadIsPartOfEveryCall() {
        // Given the same model with an overhead
        ModelLimits heavy = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 100_000, 57);
        List<Variable> variables = List.of(number("A"), number("B"), aggregated("C", Strategy.MODEL));

        // When the same variables are planned with and without it
        CallPlan without = plan(variables, 1, ROOMY);
        CallPlan with = plan(variables, 1, heavy);

        // Then each call has it once
        assertThat(with.calls()).hasSize(4).zipSatisfy(without.calls(), (heavier, lighter) -> assertThat(
                        heavier.frameInput())
                .isEqualTo(lighter.frameInput() + 57));
        assertThat(with.variables()).isEqualTo(without.variables());
    }

    @Test
    void onlyVariablesOfTheSameModelShareACall() {
        // Given variables of the generation's model among those of a model that counts in another way
        List<Variable> variables =
                List.of(number("A"), withModel(number("B"), "small"), number("C"), withModel(number("D"), "small"));
        ModelLimits small = new ModelLimits(Tokenizer.UNKNOWN, 8_000, 2_000, 11);

        // When they are planned
        CallPlan plan = CallPlanning.plan(
                variables, variables, EnumSet.allOf(Stage.class), 20, name -> name == null ? ROOMY : small);

        // Then each model has a call, with its own limits and its own count
        assertThat(names(plan)).containsExactly("A", "C", "B", "D");
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 2, 2);
        assertThat(plan.calls()).extracting(PlannedCall::model).containsExactly(null, "small");
        assertThat(plan.calls()).extracting(PlannedCall::limits).containsExactly(ROOMY, small);
        assertThat(plan.calls().getLast().frameInput())
                .isEqualTo(InputBound.frame(Stage.NOTE_LABELS, Tokenizer.UNKNOWN) + 11);
        assertThat(plan.variables().getLast().inputTokens())
                .isGreaterThan(plan.variables().get(1).inputTokens());
    }

    @Test
    void strategiesShareOneCallThatAsksNoModel() {
        // Given aggregations by strategies and by the model
        List<Variable> variables = List.of(
                withModel(aggregated("A", Strategy.MIN), "small"),
                aggregated("B", Strategy.MODEL),
                aggregated("C", Strategy.LAST));

        // When their second stage is planned, one variable a call
        CallPlan plan = CallPlanning.plan(variables, variables, EnumSet.of(Stage.AGGREGATION), 1, name -> ROOMY);

        // Then the strategies are one group without a model and without tokens
        PlannedCall strategies = plan.calls().getFirst();
        assertThat(names(plan)).containsExactly("A", "C", "B");
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 2);
        assertThat(strategies.local()).isTrue();
        assertThat(strategies.model()).isNull();
        assertThat(strategies.frameInput() + strategies.frameOutput()).isZero();
        assertThat(strategies.candidates()).isEqualTo(CandidateBound.NONE);
        assertThat(plan.variables(strategies))
                .allSatisfy(variable -> assertThat(variable.inputTokens() + variable.outputTokens())
                        .isZero());
        assertThat(plan.variables())
                .extracting(PlannedVariable::strategy)
                .containsExactly(Strategy.MIN, Strategy.LAST, Strategy.MODEL);
        assertThat(plan.calls().getLast().local()).isFalse();
    }

    @Test
    void candidatesAreBoundedByWhereTheyCanBe() {
        // Given a dependent of a patient's value, of one value in each note, and of many; and another of the first
        Variable stage = aggregated("Stage", Strategy.MAX);
        Variable grade = number("Grade");
        Variable drugs = ofNote("Drugs", VariableType.TEXT, Scope.MANY_PER_NOTE);
        Variable risk = dependent("Risk", List.of("Stage", "Grade", "Drugs"));
        Variable survival = dependent("Survival", List.of("Stage"));
        List<Variable> ontology = List.of(stage, grade, drugs, risk, survival);

        // When the dependents share a call
        CallPlan plan =
                CallPlanning.plan(List.of(risk, survival), ontology, EnumSet.of(Stage.DEPENDENT), 20, name -> ROOMY);

        // Then each input is bounded once, by its own scope
        assertThat(plan.calls())
                .singleElement()
                .extracting(PlannedCall::candidates)
                .isEqualTo(new CandidateBound(candidate(stage), candidate(grade), candidate(drugs)));
        assertThat(plan.variables().getFirst().sources()).containsExactly(stage.id(), grade.id(), drugs.id());
        assertThat(plan.variables().getLast().sources()).containsExactly(stage.id());
    }

    @Test
    void candidatesOfAnAggregationAreOneInEachNote() {
        // Given an aggregation by the model
        Variable stage = aggregated("Stage", Strategy.MODEL);

        // When it is planned
        CallPlan plan = plan(List.of(stage), 20, ROOMY);

        // Then its candidates come from the notes, and the call about a note has none
        assertThat(plan.calls(Stage.AGGREGATION))
                .singleElement()
                .extracting(PlannedCall::candidates)
                .isEqualTo(new CandidateBound(0, candidate(stage), 0));
        assertThat(plan.calls(Stage.NOTE_LABELS))
                .singleElement()
                .extracting(PlannedCall::candidates)
                .isEqualTo(CandidateBound.NONE);
    }

    private static List<Variable> numbers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> number("N" + index))
                .toList();
    }

    private static CallPlan plan(List<Variable> variables, int variablesPerCall, ModelLimits limits) {
        return CallPlanning.plan(variables, variables, EnumSet.allOf(Stage.class), variablesPerCall, name -> limits);
    }

    private static ModelLimits limits(int maxOutput) {
        return new ModelLimits(Tokenizer.O200K_BASE, 128_000, maxOutput, 0);
    }

    private static int output(Variable variable) {
        return OutputBound.of(variable.definition(Stage.NOTE_LABELS), Stage.NOTE_LABELS, Tokenizer.O200K_BASE);
    }

    private static long candidate(Variable variable) {
        return InputBound.candidate(variable.definition(Stage.NOTE_LABELS), Tokenizer.O200K_BASE);
    }

    private static List<String> names(CallPlan plan) {
        return plan.variables().stream()
                .map(variable -> variable.asked().definition().name())
                .toList();
    }
}
