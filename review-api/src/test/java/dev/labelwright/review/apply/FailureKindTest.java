package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "23505, CONFLICT",
        "22P05, BATCH",
        "23514, BATCH",
        "54000, BATCH",
        "57P01, OUTAGE",
        "08006, OUTAGE",
        "42501, OUTAGE",
        "53100, OUTAGE"
    })
    void the_database_says_whose_fault_it_is(String state, FailureKind kind) {
        // Given
        Throwable ofThePool = new IllegalStateException(new PgException("failed", "ERROR", state, null));
        Throwable ofHibernate = new IllegalStateException(new SQLException("failed", state));

        // When, then
        assertThat(FailureKind.of(ofThePool)).isEqualTo(kind);
        assertThat(FailureKind.of(ofHibernate)).isEqualTo(kind);
        assertThat(FailureKind.name(ofHibernate)).isEqualTo("SQL state " + state);
    }

    @Test
    void a_refused_connection_is_an_outage_and_a_fault_of_ours_is_the_batchs() {
        assertThat(FailureKind.of(new ConnectException("refused"))).isEqualTo(FailureKind.OUTAGE);
        assertThat(FailureKind.of(new IllegalArgumentException("bug"))).isEqualTo(FailureKind.BATCH);
    }

    @Test
    void outages_are_waited_for_without_end_and_conflicts_are_not() {
        // Given
        Retries retries = new Retries(3);

        // When, then
        assertThat(IntStream.range(0, 1000)).allMatch(attempt -> retries.next(FailureKind.OUTAGE)
                .filter(pause -> pause.toMillis() <= 2000)
                .isPresent());
        assertThat(IntStream.range(0, 3))
                .allMatch(attempt -> retries.next(FailureKind.CONFLICT).isPresent());
        assertThat(retries.next(FailureKind.CONFLICT)).isEmpty();
        assertThat(retries.next(FailureKind.BATCH)).isEmpty();
    }
}
