package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.rules.fixture.ChartReader;
import dev.labelwright.rules.fixture.ChartText;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.fixture.FixtureWriter;
import dev.labelwright.rules.model.Generating;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Plan;
import dev.labelwright.rules.model.PlannedTask;
import dev.labelwright.rules.model.Planning;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.Selecting;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.sql.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Lets running services work on a case, and compares what it comes to with what the rules say. */
public final class WholeComparison {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DEFERRED = """
            select count(*) as variables from catalog.generation_variable v
            where v.generation_id = :generation and v.deferred <> '[]'""";
    private static final String ASK = """
            update catalog.generation set model = model || jsonb_build_object('baseUrl', cast(? as text))
            where id = cast(? as uuid)""";

    private final Connection connection;
    private final ServiceSessions sessions;
    private final FixtureWriter fixtures;
    private final String model;

    /**
     * Compares in a database on which services work.
     *
     * @param connection of a superuser
     * @param jdbcUrl of the same, for sessions
     * @param model the endpoint that answers
     */
    public WholeComparison(Connection connection, String jdbcUrl, String model) {
        this.connection = connection;
        this.sessions = ServiceSessions.open(jdbcUrl);
        this.fixtures = new FixtureWriter(connection);
        this.model = model;
    }

    private record Deferred(int variables) {}

    /** Compares a case; not where its tasks were changed when a step was released, and so cannot be compared. */
    public boolean of(GenerationCase given) throws SQLException {
        Fixture fixture = request(given);
        await().atMost(PATIENCE).until(() -> ended(fixture));
        if (deferred(fixture)) {
            return false;
        }
        List<PlannedTask> planned = new TaskReader(sessions).tasks(fixture);
        Plan plan = Planning.of(given.project(), given.request(), given.atPlanning(), patients(fixture));
        Prediction prediction = Generating.of(given, plan, planned);
        assertThat(ChartText.of(new ChartReader(sessions).cells(fixture))).isEqualTo(ChartText.of(prediction.cells()));
        assertThat(counts(fixture)).isEqualTo(GenerationCounts.of(plan, prediction));
        assertThat(TaskCounts.read(sessions, fixture.generation())).isEqualTo(TaskCounts.of(planned, prediction));
        assertThat(Discrepancies.of(sessions, fixture.generation())).isEmpty();
        return true;
    }

    /** The row of the request is the outbox: a planner finds it. */
    private Fixture request(GenerationCase given) throws SQLException {
        connection.setAutoCommit(false);
        Fixture fixture = fixtures.write(given);
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setString(1, model);
            statement.setString(2, fixture.generation().toString());
            statement.executeUpdate();
        }
        connection.commit();
        connection.setAutoCommit(true);
        return fixture;
    }

    private Set<String> patients(Fixture fixture) {
        GenerationCase given = fixture.given();
        return given.request().patients() instanceof PatientChoice.NewBatch
                ? new TaskReader(sessions).drawn(fixture)
                : new Selecting(given.project(), given.request(), given.atPlanning()).eligible();
    }

    private boolean deferred(Fixture fixture) {
        return sessions.inTransaction(session -> Statement.query(DEFERRED)
                                .with("generation", fixture.generation())
                                .first(session, Deferred.class))
                        .variables()
                > 0;
    }

    private boolean ended(Fixture fixture) {
        return switch (counts(fixture).status()) {
            case "COMPLETED", "COMPLETED_WITH_ERRORS", "CANCELLED", "FAILED" -> true;
            default -> false;
        };
    }

    private GenerationCounts counts(Fixture fixture) {
        return GenerationCounts.read(sessions, fixture.generation());
    }
}
