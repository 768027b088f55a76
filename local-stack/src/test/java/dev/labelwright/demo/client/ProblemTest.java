package dev.labelwright.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.problem.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void namesLineColumnAndRuleOfAFile() {
        // Given
        Problem problem = new Problem(
                "The file breaks a rule",
                422,
                "1 row is wrong",
                "INVALID_FILE",
                List.of(Violation.ofLine(4, "NOTE_ID", "EMPTY", "must not be empty")),
                1L);

        // When, Then
        assertThat(problem.readable()).isEqualTo("""
                The file breaks a rule (INVALID_FILE, 422): 1 row is wrong
                  - line 4, column NOTE_ID: must not be empty [EMPTY]""");
    }

    @Test
    void namesTheFieldOfABody() {
        // Given
        Problem problem = new Problem(
                "The input breaks a rule",
                422,
                null,
                "RULE_BROKEN",
                List.of(Violation.ofField("patients.size", "must be at least 1")),
                null);

        // When, Then
        assertThat(problem.readable()).endsWith("(RULE_BROKEN, 422)\n  - patients.size: must be at least 1");
    }

    @Test
    void showsTheFirstViolationsAndCountsTheRest() {
        // Given
        Problem problem = new Problem(
                "T",
                422,
                null,
                "C",
                Collections.nCopies(1_000, Violation.ofLine(2, "NOTE_ID", "EMPTY", "must not be empty")),
                1_500L);

        // When, Then
        assertThat(problem.readable().lines()).hasSize(22).last().isEqualTo("  - and 1480 more");
    }
}
