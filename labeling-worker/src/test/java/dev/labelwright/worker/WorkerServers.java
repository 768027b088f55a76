package dev.labelwright.worker;

import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.stack.KafkaTopics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The shared servers, for a service without a database. Kafka's clients look classes up by the thread's class loader,
 * and while Quarkus starts resources that is another one than the class loader that creates the topics.
 */
public final class WorkerServers implements QuarkusTestResourceLifecycleManager {
    private final ServiceTestServers servers = new ServiceTestServers();

    @Override
    public Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaTopics.class.getClassLoader());
        try {
            servers.init(Map.of("role", "none"));
            return servers.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void stop() {
        servers.stop();
    }
}
