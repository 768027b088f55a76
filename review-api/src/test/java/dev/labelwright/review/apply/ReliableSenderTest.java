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
        FailingTopic<String> outcomes = new FailingTopic<>(2);
        ReliableSender sender = new ReliableSender(outcomes, new FailingTopic<>(0), new FailingTopic<>(0), context);
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
    private static final class FailingTopic<T> implements ReliableSender.Topic<T> {
        private final List<T> sent = new ArrayList<>();
        private int failures;

        FailingTopic(int failures) {
            this.failures = failures;
        }

        @Override
        public Uni<Void> send(Message<T> message) {
            if (failures > 0) {
                failures--;
                return Uni.createFrom().failure(new IOException("away"));
            }
            sent.add(message.getPayload());
            return Uni.createFrom().voidItem();
        }
    }
}
