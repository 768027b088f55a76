package dev.labelwright.worker.intake;

import dev.labelwright.worker.WorkerConfiguration;
import dev.labelwright.worker.dispatch.RunningTasks;
import dev.labelwright.worker.limit.ModelLimiters;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * On a stop: takes nothing more, hands back what waits for its turn or for another try, and lets the calls that run come
 * to their results, within the time of grace.
 */
@ApplicationScoped
public class GracefulStop {
    private static final Logger LOG = Logger.getLogger(GracefulStop.class);

    private final RunningTasks running;
    private final ModelLimiters limiters;
    private final Duration grace;

    GracefulStop(RunningTasks running, ModelLimiters limiters, WorkerConfiguration configuration) {
        this.running = running;
        this.limiters = limiters;
        this.grace = configuration.shutdownGrace();
    }

    void stop(@Observes ShutdownEvent event) {
        running.stop();
        limiters.stop();
        try {
            int left = running.awaitIdle(grace);
            if (left > 0) {
                LOG.warnf("%d tasks still ran after %s; their leases run out unheard", left, grace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted while running tasks came to their end");
        }
    }
}
