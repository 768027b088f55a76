package dev.labelwright.prompt;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.dependent;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.condition.Predicate;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.SampleVariables;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order a generation goes through its variables, and when their conditions are decided. */
class StepsTest {
    private static final ModelLimits LIMITS = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 100_000, 0);

    @Test
    void anAggregatedVariableIsAskedInTwoStages() {
        // Given a variable of the patient
        Variable stage = aggregated("Stage", Strategy.MODEL);

        // When everything is planned
        CallPlan plan = plan(StageChoice.ALL, List.of(stage));

        // Then it is read out of the notes, and then drawn together from its own answers
        assertThat(plan.variables())
                .extracting(PlannedVariable::stage)
                .containsExactly(Stage.NOTE_LABELS, Stage.AGGREGATION);
        assertThat(plan.calls()).extracting(PlannedCall::step).containsExactly(0, 100);
        PlannedVariable read = plan.variables().getFirst();
        PlannedVariable drawn = plan.variables().getLast();
        assertThat(read.needs()).isEmpty();
        assertThat(read.sources()).isEmpty();
        assertThat(read.strategy()).isNull();
        assertThat(drawn.needs()).containsExactly(stage.id());
        assertThat(drawn.sources()).containsExactly(stage.id());
        assertThat(drawn.strategy()).isEqualTo(Strategy.MODEL);
    }

    @Test
    void aScopeTakesOnlyItsVariables() {
        // Given variables of every stage
        List<Variable> ontology =
                List.of(number("Grade"), aggregated("Stage", Strategy.MAX), dependent("Risk", List.of("Stage")));

        // When each scope is planned
        // Then it has the variables that take part in its stages
        assertThat(names(plan(StageChoice.NOTE_LABELS, ontology))).containsExactly("Grade", "Stage");
        assertThat(names(plan(StageChoice.AGGREGATION, ontology))).containsExactly("Stage");
        assertThat(names(plan(StageChoice.DEPENDENT, ontology))).containsExactly("Risk");
        assertThat(names(plan(StageChoice.ALL, ontology))).containsExactly("Grade", "Stage", "Stage", "Risk");
    }

    @Test
    void aNoteLabelComesAfterThatOfItsCondition() {
        // Given variables that are only asked where another one of the note has a value
        Variable first = number("First", on("Second", Operator.NOT_EMPTY, null));
        Variable second = number("Second", on("Third", Operator.IS, "1"));
        Variable third = number("Third");

        // When all are planned
        CallPlan plan = plan(StageChoice.ALL, List.of(first, second, third));

        // Then each comes a step after the other, in a call of its own for each note
        assertThat(names(plan)).containsExactly("Third", "Second", "First");
        assertThat(plan.calls()).extracting(PlannedCall::step).containsExactly(0, 1, 2);
        assertThat(plan.calls()).extracting(PlannedCall::alone).containsExactly(false, true, true);
        assertThat(plan.variables().get(1).deferred())
                .containsExactly(Predicate.of(second.conditions().getFirst(), Map.of("Third", third)));
        assertThat(plan.variables().get(1).decided()).isEmpty();
        assertThat(plan.variables().get(1).needs()).containsExactly(third.id());
        assertThat(plan.variables().get(1).sources()).isEmpty();
    }

    @Test
    void aConditionOnWhatIsNotAskedIsDecidedAtPlanning() {
        // Given a condition on a variable of the note that is not chosen, and one on a value of the patient that is
        Variable other = number("Other");
        Variable stage = aggregated("Stage", Strategy.MAX);
        Variable grade = number("Grade", on("Other", Operator.IS, "1"), on("Stage", Operator.IS, "2"));

        // When it is planned
        CallPlan plan = CallPlanning.plan(
                List.of(stage, grade), List.of(other, stage, grade), StageChoice.ALL.stages(), 20, name -> LIMITS);

        // Then neither is answered by an earlier step, and both share a call
        PlannedVariable planned = plan.variables().get(1);
        assertThat(planned.decided()).hasSize(2);
        assertThat(planned.deferred()).isEmpty();
        assertThat(plan.calls())
                .filteredOn(call -> call.stage() == Stage.NOTE_LABELS)
                .hasSize(1);
    }

    @Test
    void anAggregationPassesOverConditionsOnNotes() {
        // Given a variable with conditions on the note, on another value of the note and on one of the patient
        Variable grade = number("Grade");
        Variable sex = aggregated("Sex", Strategy.MAX);
        Variable stage = aggregated(
                "Stage",
                Strategy.MAX,
                new Condition(Condition.Subject.NOTE_TITLE, null, Operator.IS, SampleVariables.json("\"CT\""), null),
                on("Grade", Operator.IS, "{\"variable\":\"Sex\"}"),
                on("Sex", Operator.IS, "1"));

        // When it is aggregated with both of them
        CallPlan plan = plan(StageChoice.ALL, List.of(grade, sex, stage));

        // Then the candidates met the first two, and the third is decided before anything is asked
        PlannedVariable drawn = plan.variables().getLast();
        assertThat(drawn.stage()).isEqualTo(Stage.AGGREGATION);
        assertThat(drawn.decided())
                .containsExactly(Predicate.of(stage.conditions().getLast(), Map.of("Sex", sex)));
        assertThat(drawn.deferred()).isEmpty();
        assertThat(drawn.needs()).containsExactly(stage.id(), grade.id(), sex.id());
    }

    @Test
    void aDependentPassesOverConditionsOnANotesDate() {
        // Given a dependent with a condition that is about notes
        Condition dated = new Condition(
                Condition.Subject.NOTE_DATE, null, Operator.AFTER, SampleVariables.json("\"2024-01-01\""), null);
        Variable risk = dependent("Risk", List.of("Grade"), dated);

        // When it is planned
        CallPlan plan = plan(StageChoice.DEPENDENT, List.of(number("Grade"), risk));

        // Then its cell, which has no note, does not look at it
        assertThat(plan.variables().getFirst().decided()).isEmpty();
        assertThat(plan.variables().getFirst().deferred()).isEmpty();
    }

    @Test
    void aDependentComesAfterWhatItIsMadeFrom() {
        // Given dependents of which one has another as input, and one has it in a condition
        Variable stage = aggregated("Stage", Strategy.MAX);
        Variable last = dependent("Last", List.of("Stage"), on("Middle", Operator.IS_NOT, "3"));
        Variable middle = dependent("Middle", List.of("First", "Stage"));
        Variable first = dependent("First", List.of("Stage"), on("Stage", Operator.NOT_EMPTY, null));

        // When all are planned, and when the stage before them is not
        CallPlan all = plan(StageChoice.ALL, List.of(stage, last, middle, first));
        CallPlan alone = plan(StageChoice.DEPENDENT, List.of(stage, last, middle, first));

        // Then each is a level of its own, and only conditions on what is answered before them wait
        assertThat(names(alone)).containsExactly("First", "Middle", "Last");
        assertThat(alone.calls()).extracting(PlannedCall::step).containsExactly(200, 201, 202);
        assertThat(alone.calls()).noneMatch(PlannedCall::alone);
        assertThat(alone.variables().getFirst().decided()).hasSize(1);
        assertThat(alone.variables().getLast().deferred()).hasSize(1);
        assertThat(alone.variables().getLast().needs()).containsExactly(stage.id(), middle.id());
        assertThat(alone.variables().getLast().sources()).containsExactly(stage.id());
        assertThat(all.variables().get(2).deferred()).hasSize(1);
        assertThat(all.variables().get(2).decided()).isEmpty();
    }

    @Test
    void aCircleIsRefused() {
        // Given two dependents that are made from each other
        List<Variable> circle = List.of(dependent("A", List.of("B")), dependent("B", List.of("A")));

        // When they are planned, then it is refused
        assertThatThrownBy(() -> plan(StageChoice.ALL, circle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("depends on itself");
    }

    private static CallPlan plan(StageChoice scope, List<Variable> ontology) {
        return CallPlanning.plan(ontology, ontology, scope.stages(), 20, name -> LIMITS);
    }

    private static List<String> names(CallPlan plan) {
        return plan.variables().stream()
                .map(variable -> variable.asked().definition().name())
                .toList();
    }
}
