package dev.labelwright.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.CellState;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Label;
import dev.labelwright.rules.model.Plan;
import dev.labelwright.rules.model.Planning;
import dev.labelwright.rules.model.ReviewStatus;
import dev.labelwright.rules.model.Selecting;
import dev.labelwright.rules.model.Verdict;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.StageChoice;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whether the cases are of every kind that they are there for. */
class GenerationCasesTest {
    private static final Set<String> SEEN = new HashSet<>();

    @Property(tries = 2_000)
    void everySelectedCellHasAVerdict(@ForAll GenerationCase given) {
        // When
        Plan plan = Planning.of(
                given.project(),
                given.request(),
                given.atPlanning(),
                new Selecting(given.project(), given.request(), given.atPlanning()).eligible());

        // Then
        assertThat(plan.asked()
                        + plan.with(Verdict.SKIPPED).size()
                        + plan.with(Verdict.PROTECTED).size())
                .isEqualTo(plan.cells().size());
        see(given, plan);
    }

    @AfterContainer
    static void everyKindOccurs() {
        for (Overwrite overwrite : Overwrite.values()) {
            for (StageChoice scope : StageChoice.values()) {
                for (ReviewStatus status : ReviewStatus.values()) {
                    assertThat(SEEN).contains("%s %s %s".formatted(overwrite, scope, status));
                }
            }
        }
        assertThat(SEEN)
                .containsAll(names(Operator.values()))
                .containsAll(names(Strategy.values()))
                .containsAll(names(Verdict.values()));
    }

    private static void see(GenerationCase given, Plan plan) {
        for (CellKey cell : plan.cells().keySet()) {
            given.chart().getOrDefault(cell, CellState.UNASKED).labels().stream()
                    .map(Label::status)
                    .forEach(status -> SEEN.add("%s %s %s"
                            .formatted(
                                    given.request().overwrite(), given.request().scope(), status)));
        }
        plan.cells().values().forEach(verdict -> SEEN.add(verdict.name()));
        for (Variable variable : given.project().variables()) {
            variable.conditions().stream().map(Condition::operator).forEach(operator -> SEEN.add(operator.name()));
            if (variable.aggregation() != null) {
                SEEN.add(variable.aggregation().strategy().name());
            }
        }
    }

    private static Set<String> names(Enum<?>... all) {
        return Set.copyOf(Stream.of(all).map(Enum::name).toList());
    }
}
