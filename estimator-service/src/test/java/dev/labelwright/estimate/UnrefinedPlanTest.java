package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.sql.Statement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL reads for an estimate, by its own plan. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class UnrefinedPlanTest {
    private static final String NOTES_OR_CELLS = "(?s).* on (note|cell)\\b.*";

    @Inject
    SelectionFinding finding;

    @Inject
    BoundMemory memory;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    ObjectMapper mapper;

    static Stream<Map<String, ?>> choices() {
        return Stream.of(
                Fixture.EVERYBODY,
                Map.of("mode", "SPECIFIC", "patientIds", List.of("P1")),
                Map.of("mode", "BATCH", "batchType", "EXISTING", "batch", 1),
                Map.of("mode", "BATCH", "batchType", "NEW", "size", 1));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void unrefinedReadsNoNoteAndNoCell(Map<String, ?> patients) throws Throwable {
        // Given a project with a note, a cell and a batch, and a choice of its patients
        Fixture fixture = fixture();

        // When its unrefined estimate is planned
        String plan = plan(fixture, patients, found -> found.unrefined(memory));

        // Then it touches neither notes nor cells
        assertThat(plan).contains("Scan").doesNotMatch(NOTES_OR_CELLS);
    }

    @Test
    void refinedReadsBoth() throws Throwable {
        // Given the same
        Fixture fixture = fixture();

        // When its refined estimate is planned
        String plan = plan(fixture, Fixture.EVERYBODY, FoundSelection::refined);

        // Then the plan shows that it does: what the other test looks for can be found
        assertThat(plan).matches(NOTES_OR_CELLS);
    }

    private static Fixture fixture() {
        Fixture fixture = new Fixture(2);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "a", 10);
        fixture.note("P2", "N2", "b", 10);
        fixture.cell("P1", "N1", fixture.ontology().getFirst().id(), true, true);
        fixture.batch(1, List.of("P2"));
        return fixture;
    }

    private String plan(
            Fixture fixture, Map<String, ?> patients, Function<FoundSelection, FoundSelection.Estimate> estimate)
            throws Throwable {
        EstimateBody body = mapper.convertValue(Map.of("patients", patients), EstimateBody.class);
        List<String> lines =
                VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction((session, transaction) ->
                        finding.find(session, fixture.project(), body).chain(found -> {
                            Statement statement = estimate.apply(found).sums();
                            return statement.plan(session);
                        })));
        return String.join("\n", lines);
    }
}
