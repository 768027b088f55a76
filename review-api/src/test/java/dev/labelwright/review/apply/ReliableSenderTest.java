package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.review.store.DatabaseContext;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "review"))
class ReliableSenderTest {
    @Inject
    DatabaseContext context;

    @Test
    void what_the_broker_refused_is_sent_again() {
        // Given
        FailingEmitter<String> outcomes = new FailingEmitter<>(2);
        ReliableSender sender = new ReliableSender(outcomes, new FailingEmitter<>(0), new FailingEmitter<>(0), context);
        DispatchKey key = new DispatchKey(new UUID(0, 1), 1, 1, new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), "P-1");
        LabelingOutcome outcome =
                new LabelingOutcome(key, LabelingResult.Kind.ANSWERED, null, CellOutcomes.NONE, Usage.NONE, null);

        // When
        sender.outcomes(List.of(outcome)).await().atMost(Duration.ofSeconds(10));

        // Then
        assertThat(outcomes.sent).hasSize(1);
        assertThat(outcomes.sent.getFirst()).contains("\"patientId\":\"P-1\"");
        assertThat(outcomes.failures).isZero();
    }

    /** A broker that is away for the first attempts. */
    private static final class FailingEmitter<T> implements MutinyEmitter<T> {
        private final List<T> sent = new ArrayList<>();
        private int failures;

        FailingEmitter(int failures) {
            this.failures = failures;
        }

        @Override
        public <M extends Message<? extends T>> Uni<Void> sendMessage(M message) {
            if (failures > 0) {
                failures--;
                return Uni.createFrom().failure(new IOException("away"));
            }
            sent.add(message.getPayload());
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(T payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendAndAwait(T payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cancellable sendAndForget(T payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        public <M extends Message<? extends T>> void send(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends T>> void sendMessageAndAwait(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends T>> Cancellable sendMessageAndForget(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void error(Exception failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
