package dev.labelwright.rules.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The time of the database under test: the real one, as far ahead of it as the test has stepped. It goes on between two
 * statements, and what waits for a lease or a retry has waited after a step.
 */
public final class HarnessClock {
    private static final String INSTALL = """
            create schema harness;
            create table harness.clock (ahead interval not null);
            insert into harness.clock values (interval '0');
            grant usage on schema harness to labelwright_generation, labelwright_review, labelwright_estimator;
            grant select on harness.clock to labelwright_generation, labelwright_review, labelwright_estimator;
            create or replace function catalog.clock() returns timestamptz language sql volatile parallel safe
              as 'select clock_timestamp() + c.ahead from harness.clock c'""";
    private static final String STEP = "update harness.clock set ahead = ahead + ? * interval '1 millisecond'";

    private final Connection connection;

    private HarnessClock(Connection connection) {
        this.connection = connection;
    }

    /** Puts the clock in the place of the schema's own. */
    static HarnessClock install(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(INSTALL);
        }
        return new HarnessClock(connection);
    }

    /** Goes ahead; never back, so that the time stays in order. */
    public void step(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the clock goes ahead only, not by " + duration);
        }
        try (PreparedStatement statement = connection.prepareStatement(STEP)) {
            statement.setLong(1, duration.toMillis());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the clock cannot be stepped", e);
        }
    }

    /** What the services' SQL is told now. */
    public Instant now() {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select catalog.clock()")) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException("the clock cannot be read", e);
        }
    }
}
