package dev.labelwright.stack;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The running services, by the names of their processes: each module's name, further replicas with a number after it. */
public final class Services {
    private final Map<String, Running> running;

    Services(Map<String, Running> running) {
        this.running = new ConcurrentSkipListMap<>(running);
    }

    record Running(Child child, URI url) {}

    public Set<String> names() {
        return Set.copyOf(running.keySet());
    }

    /** Where the service listens, without a path. */
    public URI url(String name) {
        return find(name).url();
    }

    /** The process that runs the service now; a restart changes it. */
    public long pid(String name) {
        return find(name).child().pid();
    }

    /** Ends the service as a crash would; the stack starts it again. */
    public void kill(String name) {
        find(name).child().kill();
    }

    /** Ends the service as a rollout would, starts it again, and waits until it is ready. */
    public void restart(String name) {
        find(name).child().restart();
        awaitReady(name);
    }

    /** Ends the service as a scale-in would; it is not started again. */
    public void remove(String name) {
        find(name).child().stop();
        running.remove(name);
    }

    /** Ends the service as the loss of its machine would; it is not started again. */
    public void lose(String name) {
        find(name).child().lose();
        running.remove(name);
    }

    /** Waits until the service is ready, as after a restart. */
    public void awaitReady(String name) {
        Running service = find(name);
        new Readiness().awaitOk(service.child(), ServiceProcesses.readiness(service.url()));
    }

    void add(Running service) {
        running.put(service.child().name(), service);
    }

    private Running find(String name) {
        Running service = running.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no service " + name + "; there are " + running.keySet());
        }
        return service;
    }
}
