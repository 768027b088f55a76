package dev.labelwright.worker;

import static dev.labelwright.worker.FaultRows.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import dev.labelwright.offline.fault.Fault;
import dev.labelwright.offline.fault.Fault.Ending;
import dev.labelwright.offline.fault.FaultEndpoint;
import dev.labelwright.worker.dispatch.Lane;
import dev.labelwright.worker.dispatch.TaskWorker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a dispatch whatever its endpoint does: how it ends, how many calls reach the endpoint, and what the
 * result says was billed. Over real sockets.
 */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class FaultTableTest {
    @Inject
    TaskWorker worker;

    private FaultEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = FaultEndpoint.start().byDefault(GOOD);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    static Stream<FaultRow> faults() {
        return FaultRows.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endsEveryDispatchInOneAccountedResult(FaultRow row) {
        // Given
        endpoint.then(row.script().toArray(Fault[]::new));

        // When
        LabelingResult result = work(endpoint.baseUrl().toString(), row.leaseSeconds());

        // Then
        assertThat(ending(result)).isEqualTo(row.ending());
        assertThat(endpoint.count()).as("calls").isEqualTo(row.calls());
        assertThat(result.usage()).as("billed").isEqualTo(row.billed());
        if (result.failure() != null) {
            assertThat(result.failure().message()).doesNotContain("smokes", "scripted");
        }
    }

    @Test
    void billsNothingWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertUnreachable("http://127.0.0.1:%d/v1".formatted(port));
    }

    @Test
    void billsNothingWhereTheNameIsUnknown() {
        assertUnreachable("http://no-such-host.invalid/v1");
    }

    @Test
    void billsNothingWhereTheOtherSideSpeaksNoTls() {
        assertUnreachable("https://127.0.0.1:%d/v1".formatted(endpoint.baseUrl().getPort()));
        assertThat(endpoint.count()).isZero();
    }

    @Test
    void losesTheCallOfAConnectionThatEndsWhenItIsUsedAgain() {
        // Given a connection that is kept, and closed when the next call arrives on it
        endpoint.then(GOOD, new Fault.Wire("", Ending.CLOSE));
        work(endpoint.baseUrl().toString(), 30);

        // When
        LabelingResult result = work(endpoint.baseUrl().toString(), 30);

        // Then nobody knows whether it was billed, and it is not sent again
        assertThat(ending(result)).isEqualTo("LOST CONNECTION_LOST");
        assertThat(endpoint.count()).isEqualTo(2);
    }

    @Test
    void usesNoConnectionAgainThatItsEndpointGivesUp() {
        // Given an endpoint that closes the connection after each answer, and says so
        endpoint.byDefault(new Fault.Wire(FaultRows.completion("close"), Ending.CLOSE));
        work(endpoint.baseUrl().toString(), 30);

        // When
        List<LabelingResult> results = Stream.generate(
                        () -> work(endpoint.baseUrl().toString(), 30))
                .limit(5)
                .toList();

        // Then
        assertThat(results).allSatisfy(result -> assertThat(result.kind()).isEqualTo(Kind.ANSWERED));
        assertThat(endpoint.count()).isEqualTo(6);
    }

    private void assertUnreachable(String baseUrl) {
        LabelingResult result = work(baseUrl, 3);
        assertThat(ending(result)).isEqualTo("ATTEMPT_FAILED UNAVAILABLE");
        assertThat(result.usage()).isEqualTo(Usage.NONE);
        assertThat(result.callId()).isNull();
    }

    private LabelingResult work(String baseUrl, int leaseSeconds) {
        LabelingTask task = Asked.task(baseUrl, Instant.now().plusSeconds(leaseSeconds));
        LabelingResult result = worker.work(task, Lane.BULK);
        assertThat(Instant.now()).as("within the lease").isBefore(task.leaseUntil());
        return result;
    }

    private static String ending(LabelingResult result) {
        TaskFailure failure = result.failure();
        Code code = failure == null ? null : failure.code();
        return code == null ? result.kind().name() : result.kind() + " " + code;
    }
}
