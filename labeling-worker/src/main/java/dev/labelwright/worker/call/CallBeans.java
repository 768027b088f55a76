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
    static ModelCall modelCall(WorkerConfiguration configuration, MeterRegistry registry) {
        WorkerConfiguration.Call call = configuration.call();
        // As many connections as tasks: a task that waits for a connection would burn its lease unseen.
        int connections = configuration.maxConcurrency() + configuration.interactiveConcurrency();
        Endpoints.Settings settings = new Endpoints.Settings(
                connections, call.connectTimeout(), call.maxDuration(), call.keepAlive(), call.maxEndpoints());
        return new MeasuredModelCall(new OpenAiModelCall(new Endpoints(settings, Clock.systemUTC())), registry);
    }
}
