package dev.labelwright.worker.dispatch;

import dev.labelwright.worker.WorkerConfiguration;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.secret.Secrets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Builds the work from the configuration. */
final class DispatchBeans {
    private DispatchBeans() {}

    @Produces
    @Singleton
    static RunningTasks runningTasks() {
        return new RunningTasks();
    }

    @Produces
    @Singleton
    static TaskWorker taskWorker(
            WorkerConfiguration configuration, ModelCall modelCall, Secrets secrets, RunningTasks running) {
        WorkerConfiguration.Retry retry = configuration.retry();
        return new TaskWorker(
                modelCall,
                secrets,
                new Backoff(retry.firstPause(), retry.maxPause(), new SecureRandom()),
                running::pause,
                new TaskWorker.Limits(configuration.call().maxDuration(), retry.leaseMargin()),
                Clock.systemUTC());
    }
}
