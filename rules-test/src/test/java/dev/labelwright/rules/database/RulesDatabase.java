package dev.labelwright.rules.database;

import dev.labelwright.rules.fixture.FixtureWriter;
import dev.labelwright.servers.TestDatabase;
import dev.labelwright.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;

/** The one migrated database of this module, with its own clock, and the services' sessions on it. */
public final class RulesDatabase {
    private static final String GENERATION_ROLE = "labelwright_generation";
    private static final String REVIEW_ROLE = "labelwright_review";

    private static RulesDatabase shared;

    private final Connection connection;
    private final HarnessClock clock;
    private final ServiceSessions generation;
    private final ServiceSessions review;
    private final FixtureWriter fixtures;

    private RulesDatabase(TestDatabase database) throws SQLException {
        connection = database.connectAsSuperuser();
        clock = HarnessClock.install(connection);
        generation = ServiceSessions.open(database, GENERATION_ROLE);
        review = ServiceSessions.open(database, REVIEW_ROLE);
        fixtures = new FixtureWriter(connection);
    }

    /** The database, made on first use; every case has a project of its own in it. */
    public static synchronized RulesDatabase shared() {
        if (shared == null) {
            try {
                shared = new RulesDatabase(TestServers.shared()
                        .createDatabase("rules_test_" + ProcessHandle.current().pid()));
            } catch (SQLException e) {
                throw new IllegalStateException("the database of the rules cannot be set up", e);
            }
        }
        return shared;
    }

    /** A connection that may do anything; for one thread at a time. */
    public Connection connection() {
        return connection;
    }

    /** Stores cases. */
    public FixtureWriter fixtures() {
        return fixtures;
    }

    /** What the services' SQL takes for the time. */
    public HarnessClock clock() {
        return clock;
    }

    /** Sessions with what generation-api may do. */
    public ServiceSessions generation() {
        return generation;
    }

    /** Sessions with what review-api may do. */
    public ServiceSessions review() {
        return review;
    }
}
