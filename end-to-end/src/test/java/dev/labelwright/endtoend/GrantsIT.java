package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";

    private final TestStack whole = TestStack.shared();

    @ParameterizedTest
    @CsvSource({"labelwright_generation,catalog", "labelwright_review,review", "labelwright_estimator,"})
    void eachRoleWritesItsOwnSchemaAndNoOther(String role, String own) throws SQLException {
        // Given every table of the system, when its privileges are asked for
        List<String> writable = whole.rows("""
                select distinct n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                  and (has_table_privilege('%1$s', c.oid, 'INSERT') or has_table_privilege('%1$s', c.oid, 'UPDATE')
                    or has_table_privilege('%1$s', c.oid, 'DELETE') or has_table_privilege('%1$s', c.oid, 'TRUNCATE'))
                """.formatted(role));

        // Then the role can write its own schema alone, and read both
        assertThat(writable).isEqualTo(own == null ? List.of() : List.of(own));
        assertThat(whole.rows("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname in ('catalog', 'review')
                          and not has_table_privilege('%s', c.oid, 'SELECT')""".formatted(role))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into catalog.idempotent_request select * from catalog.idempotent_request",
                "update review.label set comment = 'x'",
                "delete from catalog.task",
                "truncate review.cell",
                "create table catalog.mine (id int)",
                "create temporary table mine (id int)",
                "select * from catalog.project for update"
            })
    void theEstimatorsRoleCannotWriteWhateverItTries(String attempt) throws SQLException {
        try (Connection connection = whole.superuser();
                Statement statement = connection.createStatement()) {
            // Given a session of the estimator's role, its own read-only default taken away
            statement.execute("set role labelwright_estimator");
            statement.execute("set default_transaction_read_only = off");

            // When it tries to write, then the grants stop it
            assertThatThrownBy(() -> statement.execute(attempt))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isIn(INSUFFICIENT_PRIVILEGE, READ_ONLY_TRANSACTION));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update review.revision set comment = 'x'", "delete from review.revision"})
    void revisionsAreAppendOnlyForTheirOwnWriter(String attempt) throws SQLException {
        try (Connection connection = whole.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set role labelwright_review");
            assertThatThrownBy(() -> statement.execute(attempt))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void newSessionsOfTheEstimatorsRoleAreReadOnly() throws SQLException {
        assertThat(whole.rows("select unnest(rolconfig) from pg_roles where rolname = 'labelwright_estimator'"))
                .contains("default_transaction_read_only=on");
    }
}
