package dev.labelwright.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {
    @Test
    void nothingBrokenIsNoProblem() {
        // Given rules that hold
        Violations violations = new Violations();
        boolean held = violations.require(true, "name", "is fine")
                && violations.requireText("Stage", "name", 5)
                && violations.requireOptionalText(null, "description", 5)
                && violations.requireRange(null, "size", 1, 2)
                && violations.requireRange(2, "size", 1, 2);

        // When they are told, then there is nothing to tell
        assertThat(held).isTrue();
        assertThat(violations.isEmpty()).isTrue();
        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void oneBrokenRuleIsTheProblem() {
        // Given one
        Violations violations = new Violations();
        boolean held = violations.requireRange(0, "size", 1, 10);

        // When it is told
        ProblemException problem = catchThrowableOfType(ProblemException.class, violations::throwIfAny);

        // Then the problem says it
        assertThat(held).isFalse();
        assertThat(problem).hasMessage("size: must be between 1 and 10");
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
    }

    @Test
    void severalAreAllListed() {
        // Given three, with a code of their own
        Violations violations = new Violations();
        violations.require(false, "a", "one");
        violations.require(false, "b", "two");
        violations.require(false, "c", "three");

        // When they are told
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> violations.throwIfAny(ErrorCode.NOT_AVAILABLE));

        // Then all are, in their order
        assertThat(problem).hasMessage("3 rules are broken; the first: a: one");
        assertThat(problem.violations())
                .containsExactly(
                        Violation.ofField("a", "one"), Violation.ofField("b", "two"), Violation.ofField("c", "three"));
        assertThat(problem.code()).isEqualTo(ErrorCode.NOT_AVAILABLE);
    }

    @Test
    void aThousandAreListedAndAllAreCounted() {
        // Given more than an answer should list
        Violations violations = new Violations();
        for (int index = 0; index < 1_500; index++) {
            violations.require(false, "ids[%d]".formatted(index), "is unknown");
        }

        // When they are told
        ProblemException problem = catchThrowableOfType(ProblemException.class, violations::throwIfAny);

        // Then the count says how many there are
        assertThat(problem.violations()).hasSize(1_000);
        assertThat(problem.violationCount()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void aRequiredTextSaysSomething(String text) {
        // Given a text that says nothing
        Violations violations = new Violations();

        // When it is required, then one rule is broken and not several
        assertThat(violations.requireText(text, "name", 10)).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, violations::throwIfAny))
                .hasMessage("name: is required and must not be blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sixteen letters!|must have at most 10 characters", "a\u0000b|must not contain a NUL character"})
    void aTextKeepsWithinItsLengthAndHasNoNul(String text, String rule) {
        // Given a text that the database would not take
        Violations violations = new Violations();

        // When it is checked, then its rule is named
        assertThat(violations.requireOptionalText(text, "description", 10)).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, violations::throwIfAny))
                .hasMessage("description: " + rule);
    }
}
