package dev.labelwright.worker.dispatch;

import dev.labelwright.worker.WorkerConfiguration;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.limit.ModelLimiters;
import dev.labelwright.worker.secret.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
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
    static ModelLimiters modelLimiters(WorkerConfiguration configuration, MeterRegistry registry) {
        WorkerConfiguration.Limit limit = configuration.limit();
        return new ModelLimiters(
                new ModelLimiters.Settings(
                        configuration.maxConcurrency(),
                        configuration.interactiveConcurrency(),
                        limit.share(),
                        limit.longestStandstill(),
                        configuration.call().maxEndpoints()),
                registry);
    }

    @Produces
    @Singleton
    static TaskWorker taskWorker(
            WorkerConfiguration configuration,
            ModelCall modelCall,
            ModelLimiters limiters,
            Secrets secrets,
            RunningTasks running) {
        WorkerConfiguration.Retry retry = configuration.retry();
        return new TaskWorker(
                modelCall,
                limiters,
                secrets,
                new Backoff(retry.firstPause(), retry.maxPause(), new SecureRandom()),
                running::pause,
                new TaskWorker.Limits(configuration.call().maxDuration(), retry.leaseMargin()),
                Clock.systemUTC());
    }
}
