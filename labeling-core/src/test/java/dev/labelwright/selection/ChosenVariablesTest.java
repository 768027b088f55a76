package dev.labelwright.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenVariablesTest {
    private static final VariableChoice ALL = new VariableChoice.All();
    private static final Variable AGE = new Variable("Age", true);
    private static final Variable STAGE = new Variable("Stage", false);
    private static final Variable DRUG = new Variable("Drug", true);

    private record Variable(String name, boolean included) {}

    @Test
    void choosesAllThatAreIncluded() {
        // Given a variable that is not included in generation
        // When all are chosen
        List<Variable> chosen = of(ALL, AGE, STAGE, DRUG);

        // Then it is not among them
        assertThat(chosen).containsExactly(AGE, DRUG);
    }

    @Test
    void choosesByNameInTheOntologysOrder() {
        // Given a choice by name of one that is not included
        VariableChoice choice = new VariableChoice.Specific(List.of("Drug", "Stage"));

        // When it is resolved
        List<Variable> chosen = of(choice, AGE, STAGE, DRUG);

        // Then it is chosen, in the ontology's order
        assertThat(chosen).containsExactly(STAGE, DRUG);
    }

    @Test
    void namesEachUnknownVariable() {
        // Given a choice with two names that do not exist
        VariableChoice choice = new VariableChoice.Specific(List.of("age", "Drug", "Dose"));

        // When it is resolved
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> of(choice, AGE, STAGE, DRUG));

        // Then both are named with their places
        assertThat(problem.code()).isEqualTo(ErrorCode.UNKNOWN_REFERENCE);
        assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.message())
                .containsExactly(
                        "variables.names[0] there is no variable 'age'",
                        "variables.names[2] there is no variable 'Dose'");
    }

    @Test
    void onlyRefusesAnEmptyChoiceWhereOneIsNeeded() {
        // Given an ontology of which nothing is included
        List<Variable> ontology = List.of(STAGE);

        // When all are chosen
        List<Variable> chosen = of(ALL, STAGE);
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> ChosenVariables.atLeastOne(ALL, ontology, Variable::name, Variable::included));

        // Then there are none, and a rule against it where one is needed
        assertThat(chosen).isEmpty();
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem).hasMessageContaining("variables").hasMessageContaining("no variable that is included");
    }

    private static List<Variable> of(VariableChoice choice, Variable... ontology) {
        return ChosenVariables.of(choice, List.of(ontology), Variable::name, Variable::included);
    }
}
