package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What one batch does as a whole. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "review"))
class BatchApplicationTest {
    private static final CellOutcomes WRITTEN = new CellOutcomes(1, 0, 0, 0, 0, 0);

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");

    @Inject
    BatchApplication application;

    @Test
    void later_results_of_a_batch_see_what_earlier_ones_did() {
        // Given
        UUID first = catalog.generation(Overwrite.REPLACE_AI);
        UUID second = catalog.generation(Overwrite.REPLACE_AI);
        DispatchKey key = Results.key(catalog, second);

        // When
        BatchEnd end = apply(
                answered(Results.key(catalog, first), "A"),
                answered(key, "B"),
                answered(Results.again(key), "C"),
                answered(Results.key(catalog, first), "D"),
                answered(Results.key(catalog, second), "B"));

        // Then
        assertThat(end.applied().outcomes())
                .extracting(LabelingOutcome::cells)
                .containsExactly(
                        WRITTEN,
                        WRITTEN,
                        WRITTEN,
                        new CellOutcomes(0, 0, 0, 1, 0, 0),
                        new CellOutcomes(0, 1, 0, 0, 0, 0));
        assertThat(end.applied().closings()).hasSize(4);
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .containsEntry("value", "B")
                .containsEntry("version", 3));
        assertThat(api.history(api.labels().getFirst().get("id"))).hasSize(3);
    }

    @Test
    void the_same_batch_again_repeats_its_outcomes_and_changes_nothing() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        LabelingResult[] batch = {
            answered(Results.key(catalog, generation), "A"),
            Results.failed(Results.key(catalog, generation), LabelingResult.Kind.GIVEN_UP),
            Results.failed(Results.key(catalog, generation), LabelingResult.Kind.LOST)
        };
        BatchEnd first = apply(batch);
        Object before = api.labels();

        // When
        BatchEnd second = apply(batch);

        // Then
        assertThat(second.applied().outcomes()).isEqualTo(first.applied().outcomes());
        assertThat(second.applied().closings()).isEmpty();
        assertThat(api.labels()).isEqualTo(before);
    }

    @Test
    void one_result_that_cannot_be_written_does_not_hold_up_the_others() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        LabelingResult poison = answered(Results.key(catalog, generation), "a\0b");

        // When
        BatchEnd end = apply(
                answered(Results.key(catalog, generation), "A"),
                poison,
                answered(Results.key(catalog, generation), "B"));

        // Then
        assertThat(end.applied().outcomes()).extracting(LabelingOutcome::cells).containsExactly(WRITTEN, WRITTEN);
        assertThat(end.spoiled()).singleElement().satisfies(letter -> {
            assertThat(letter.message().key()).isEqualTo(poison.key().messageKey());
            assertThat(letter.reason()).isEqualTo("cannot be applied: SQL state 22P05");
        });
    }

    @Test
    void a_project_that_is_being_deleted_takes_no_results_any_more() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        Catalog.execute("update catalog.project set status = 'DELETING' where id = ?", catalog.project());

        // When
        BatchEnd end = apply(answered(Results.key(catalog, generation), "A"));

        // Then
        assertThat(end).isEqualTo(BatchEnd.NOTHING);
        assertThat(Catalog.rows("select 1 from review.cell where project_id = ?", catalog.project()))
                .isEmpty();
        assertThat(Catalog.rows("select 1 from review.applied_result where generation_id = ?", generation))
                .isEmpty();
    }

    @Test
    void a_batch_waits_for_a_database_that_is_away() throws SQLException {
        // Given
        LabelingResult result = answered(Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)), "A");
        administer("alter database \"%s\" with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");

        // When
        CompletableFuture<BatchEnd> waiting =
                application.apply(List.of(received(result))).subscribeAsCompletionStage();

        // Then
        assertThat(waiting).failsWithin(Duration.ofSeconds(2)).withThrowableOfType(TimeoutException.class);
        administer("alter database \"%s\" with allow_connections true");
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).satisfies(end -> assertThat(
                        end.applied().outcomes())
                .extracting(LabelingOutcome::cells)
                .containsExactly(WRITTEN));
    }

    private BatchEnd apply(LabelingResult... results) {
        return application
                .apply(Stream.of(results).map(BatchApplicationTest::received).toList())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private LabelingResult answered(DispatchKey key, String value) {
        return Results.answered(key, List.of(note), Results.answer(smoking, value));
    }

    private static ReceivedResult received(LabelingResult result) {
        return new ReceivedResult(
                new ConsumerRecord<>("labeling-results", 0, 0, result.key().messageKey(), new byte[0]), result);
    }

    private static void administer(String statement) throws SQLException {
        TestDatabase current = TestDatabase.current();
        TestDatabase administration = new TestDatabase(
                "postgres", current.port(), current.superuser(), current.superuserPassword(), current.rolePasswords());
        try (Connection connection = administration.connectAsSuperuser();
                Statement sql = connection.createStatement()) {
            sql.execute(statement.formatted(current.name()));
        }
    }
}
