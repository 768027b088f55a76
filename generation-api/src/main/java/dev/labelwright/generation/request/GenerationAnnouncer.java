package dev.labelwright.generation.request;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.GenerationJob;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Announces requested generations. A lost announcement costs promptness and nothing else: planners sweep. */
@ApplicationScoped
public class GenerationAnnouncer {
    private static final Logger LOG = Logger.getLogger(GenerationAnnouncer.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final MutinyEmitter<Record<String, String>> jobs;

    GenerationAnnouncer(
            @Channel("generation-jobs") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> jobs) {
        this.jobs = jobs;
    }

    Uni<Void> announce(UUID generation, UUID project) {
        return jobs.send(Record.of(project.toString(), EventJson.write(new GenerationJob(generation, project))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "generation %s is not announced (%s); the sweep will find it",
                        generation, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
