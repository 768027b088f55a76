package dev.labelwright.worker.call;

import dev.labelwright.worker.WorkerConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the call from the configuration. */
final class CallBeans {
    private CallBeans() {}

    @Produces
    @Singleton
    static Endpoints endpoints(WorkerConfiguration configuration) {
        WorkerConfiguration.Call call = configuration.call();
        // As many connections as tasks: a task that waits for a connection would burn its lease unseen.
        int connections = configuration.maxConcurrency() + configuration.interactiveConcurrency();
        Endpoints.Settings settings = new Endpoints.Settings(
                connections, call.connectTimeout(), call.maxDuration(), call.keepAlive(), call.maxEndpoints());
        return new Endpoints(settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    static ModelCall modelCall(Endpoints endpoints, MeterRegistry registry) {
        return new MeasuredModelCall(new OpenAiModelCall(endpoints), registry);
    }

    @Produces
    @Singleton
    static LogprobsProbe logprobsProbe(Endpoints endpoints) {
        return new LogprobsProbe(endpoints);
    }
}
