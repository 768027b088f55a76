package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class ReadOnlyTest {
    private static final String ROLE = "labelwright_estimator";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ConfigProperty(name = "quarkus.datasource.username")
    String serviceRole;

    @BeforeEach
    void givenARowOfEverySortToChange() {
        Fixture fixture = new Fixture(20);
        fixture.note("P1", "N1", "Age 62.", 5);
        fixture.cell("P1", "N1", fixture.variable("Age", Scope.ONE_PER_NOTE), true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into catalog.project (id, name) values (gen_random_uuid(), 'x')",
                "update catalog.patient set covered = true",
                "delete from catalog.note",
                "update review.cell set reviewed = true",
                "truncate review.label",
                "select id from catalog.project for update",
                "create temporary table scratch (a int)",
                "create table public.scratch (a int)",
                "create table catalog.scratch (a int)",
                "create schema scratch"
            })
    void theServicesRoleMayNotWrite(String sql) throws SQLException {
        // Given a connection with the credentials that the service has
        assertThat(serviceRole).isEqualTo(ROLE);
        try (Connection connection = TestDatabase.current().connect(ROLE);
                Statement statement = connection.createStatement()) {

            // When it writes as it is, and when it first gives itself a transaction that writes
            SQLException asItIs = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            statement.execute("set session characteristics as transaction read write");
            SQLException writing = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));

            // Then the transaction refuses it, and so do the grants
            assertThat(asItIs.getSQLState()).isIn(READ_ONLY_TRANSACTION, INSUFFICIENT_PRIVILEGE);
            assertThat(writing.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }
}
