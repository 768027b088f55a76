package dev.labelwright.estimate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OntologyTest {
    private static final VariableChoice ALL = new VariableChoice.All();

    private final Ontology ontology =
            new Ontology(List.of(variable("Age", true), variable("Stage", false), variable("Drug", true)));

    @Test
    void choosesAllThatAreIncluded() {
        // Given a variable that is not included in generation
        // When all are chosen
        List<VariableDefinition> chosen = ontology.chosen(ALL);

        // Then it is not among them
        assertThat(chosen).extracting(VariableDefinition::name).containsExactly("Age", "Drug");
    }

    @Test
    void choosesByNameInItsOwnOrder() {
        // Given a choice by name of one that is not included
        VariableChoice choice = new VariableChoice.Specific(List.of("Drug", "Stage"));

        // When it is resolved
        List<VariableDefinition> chosen = ontology.chosen(choice);
        List<VariableDefinition> widest = ontology.includedOrChosen(choice);

        // Then it is chosen, in the ontology's order, and belongs to what the choice could be narrowed down from
        assertThat(chosen).extracting(VariableDefinition::name).containsExactly("Stage", "Drug");
        assertThat(widest).extracting(VariableDefinition::name).containsExactly("Age", "Stage", "Drug");
    }

    @Test
    void namesEachUnknownVariable() {
        // Given a choice with two names that do not exist
        VariableChoice choice = new VariableChoice.Specific(List.of("age", "Drug", "Dose"));

        // When it is resolved
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> ontology.chosen(choice));

        // Then both are named with their places
        assertThat(problem.code()).isEqualTo(ErrorCode.UNKNOWN_REFERENCE);
        assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.message())
                .containsExactly(
                        "variables.names[0] there is no variable 'age'",
                        "variables.names[2] there is no variable 'Dose'");
    }

    @Test
    void refusesWhereNothingIsIncluded() {
        // Given an ontology of which nothing is included
        Ontology none = new Ontology(List.of(variable("Stage", false)));

        // When all are chosen
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> none.chosen(ALL));

        // Then there is a rule against it
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem).hasMessageContaining("no variable that is included");
    }

    private static Ontology.Variable variable(String name, boolean included) {
        return new Ontology.Variable(
                UUID.randomUUID(), 1, name, VariableType.INTEGER, Scope.ONE_PER_NOTE, "Read it", List.of(), included);
    }
}
