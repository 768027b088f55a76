package dev.labelwright.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void everyCodeHasATypeOfItsOwnAndAnErrorsStatus() {
        // Given the catalogue

        // When each code's type and status is asked for, then no two types are the same, and all are errors
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::type)).doesNotHaveDuplicates();
        assertThat(ErrorCode.values()).allSatisfy(code -> {
            assertThat(code.status()).isBetween(400, 599);
            assertThat(code.title()).isNotBlank();
        });
        assertThat(ErrorCode.NO_PATIENTS_LEFT.type()).isEqualTo("urn:labelwright:problem:no-patients-left");
    }
}
