package dev.labelwright.estimate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OntologyTest {
    private final Ontology ontology =
            new Ontology(List.of(variable("Age", true), variable("Stage", false), variable("Drug", true)));

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

    private static Ontology.Variable variable(String name, boolean included) {
        return new Ontology.Variable(
                UUID.randomUUID(), 1, name, VariableType.INTEGER, Scope.ONE_PER_NOTE, "Read it", List.of(), included);
    }
}
