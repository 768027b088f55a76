package dev.labelwright.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.ontology.SampleVariables;
import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenVariablesTest {
    private static final VariableChoice ALL = new VariableChoice.All();
    private static final Named AGE = new Named("Age", true);
    private static final Named STAGE = new Named("Stage", false);
    private static final Named DRUG = new Named("Drug", true);

    private record Named(String name, boolean included) {}

    @Test
    void choosesAllThatAreIncluded() {
        // Given a variable that is not included in generation
        // When all are chosen
        List<Named> chosen = of(ALL, AGE, STAGE, DRUG);

        // Then it is not among them
        assertThat(chosen).containsExactly(AGE, DRUG);
    }

    @Test
    void choosesByNameInTheOntologysOrder() {
        // Given a choice by name of one that is not included
        VariableChoice choice = new VariableChoice.Specific(List.of("Drug", "Stage"));

        // When it is resolved
        List<Named> chosen = of(choice, AGE, STAGE, DRUG);

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
        List<Named> ontology = List.of(STAGE);

        // When all are chosen
        List<Named> chosen = of(ALL, STAGE);
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> ChosenVariables.atLeastOne(ALL, ontology, Named::name, Named::included));

        // Then there are none, and a rule against it where one is needed
        assertThat(chosen).isEmpty();
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem).hasMessageContaining("variables").hasMessageContaining("no variable that is included");
    }

    @Test
    void refusesAScopeThatAsksNoneOfThem() {
        // Given variables that are read out of notes and not aggregated
        List<Variable> ontology = List.of(SampleVariables.number("Age"));

        // When a selection of them is asked, and one of their aggregation
        List<Variable> asked = ChosenVariables.asked(scope(StageChoice.ALL), ontology);
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> ChosenVariables.asked(scope(StageChoice.AGGREGATION), ontology));

        // Then only the first has something to ask
        assertThat(asked).isEqualTo(ontology);
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem).hasMessage("scope: none of the chosen variables takes part in AGGREGATION");
    }

    private static Selection scope(StageChoice scope) {
        return new Selection(
                new PatientChoice.All(), new NoteChoice.All(), List.of(), ALL, Overwrite.REPLACE_AI, scope);
    }

    private static List<Named> of(VariableChoice choice, Named... ontology) {
        return ChosenVariables.of(choice, List.of(ontology), Named::name, Named::included);
    }
}
