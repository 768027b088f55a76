package dev.labelwright.worker.check;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.UnreadableEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Takes checks from Kafka and sends what was found. One that nobody waits for any more is passed over. */
@ApplicationScoped
public class CheckIntake {
    private static final Logger LOG = Logger.getLogger(CheckIntake.class);

    private final ModelChecker checker;
    private final MutinyEmitter<Record<String, byte[]>> results;

    CheckIntake(
            ModelChecker checker,
            @Channel("model-check-results") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> results) {
        this.checker = checker;
        this.results = results;
    }

    @Incoming("model-checks")
    @Blocking(value = "model-checks", ordered = false)
    @RunOnVirtualThread
    void take(byte[] message) {
        ModelCheck check;
        try {
            check = EventJson.read(message, ModelCheck.class);
        } catch (UnreadableEventException e) {
            LOG.errorf("a check is passed over: %s", e.getMessage());
            return;
        }
        if (!Instant.now().isBefore(check.until())) {
            LOG.infof("check %s of model %s is too old", check.id(), check.modelId());
            return;
        }
        ModelCheckResult result = checker.check(check);
        results.sendAndAwait(
                Record.of(check.modelId().toString(), EventJson.write(result).getBytes(StandardCharsets.UTF_8)));
    }
}
