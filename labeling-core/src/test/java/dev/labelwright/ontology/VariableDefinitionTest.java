package dev.labelwright.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.id.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableDefinitionTest {
    @Test
    void onlyATextVariableHasOptions() {
        // Given options for a number
        List<Option> options = List.of(new Option("1", ""));

        // When the variable is made, then the variable and the rule are named
        assertThatThrownBy(() -> variable(VariableType.INTEGER, 1, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable 'Stage': only a TEXT variable has options, this one is INTEGER");
    }

    @Test
    void versionsCountFromOne() {
        // Given no options

        // When a variable of version 0 is made, then it is refused
        assertThatThrownBy(() -> variable(VariableType.TEXT, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable 'Stage': version must be at least 1");
    }

    @Test
    void absentOptionsAndDefinitionsAreEmpty() {
        // Given nothing in their place

        // When a variable and an option are made of it
        VariableDefinition variable = variable(VariableType.TEXT, 1, null);
        Option option = new Option("IV", null);

        // Then both say so
        assertThat(variable.options()).isEmpty();
        assertThat(option.definition()).isEmpty();
    }

    @Test
    void anOptionKeepsWithinItsLengths() {
        // Given the longest value and definition
        Option longest = new Option("v".repeat(Option.MAX_VALUE), "d".repeat(Option.MAX_DEFINITION));

        // When one is longer, or the value is blank, then it is refused
        assertThatThrownBy(() -> new Option(longest.value() + "v", ""))
                .hasMessageEndingWith("must have 1 to 500 characters");
        assertThatThrownBy(() -> new Option("IV", longest.definition() + "d"))
                .hasMessage("option 'IV': definition must have at most 4000 characters");
        assertThatThrownBy(() -> new Option(" ", "")).hasMessage("option value ' ': must have 1 to 500 characters");
    }

    private static VariableDefinition variable(VariableType type, int version, List<Option> options) {
        return new VariableDefinition(Ids.next(), version, "Stage", type, Scope.ONE_PER_NOTE, "", options);
    }
}
