package dev.labelwright.estimate.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasisTest {
    @Test
    void comesBackFromItsToken() {
        // Given the basis of an estimate with a model of any name
        Basis basis = new Basis("0123456789abcdef0123456789abcdef", "modèle 4\n🙂");

        // When it goes to a client and comes back
        Basis read = Basis.of(basis.token());

        // Then it is the same, and the token needs no escaping in a query
        assertThat(read).isEqualTo(basis);
        assertThat(basis.token()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "#", "MTIz", "gICA", "MjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmbWluaQ"})
    void refusesWhatIsNotOurs(String token) {
        // Given something else
        // When it is read, then it is refused by name
        assertThatThrownBy(() -> Basis.of(token)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
            assertThat(problem.violations().getFirst().field()).isEqualTo("basis");
        });
    }
}
