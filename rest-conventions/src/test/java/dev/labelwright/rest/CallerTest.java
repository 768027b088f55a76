package dev.labelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void whoGivesNoNameIsAnonymous(String header) {
        // Given no name

        // When the caller is named, then as nobody
        assertThat(Caller.named(header)).isEqualTo("anonymous");
    }

    @Test
    void aNameIsTakenAsGivenWithinItsLength() {
        // Given a name with spaces around it, and one that is too long
        String tooLong = "x".repeat(201);

        // When both are taken, then the first is, and the second is refused by its header's name
        assertThat(Caller.named(" Dr. Ana ")).isEqualTo("Dr. Ana");
        assertThatThrownBy(() -> Caller.named(tooLong))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Labelwright-User: must have at most 200 characters");
    }
}
