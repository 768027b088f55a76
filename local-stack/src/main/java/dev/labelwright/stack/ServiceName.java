package dev.labelwright.stack;

import java.util.Optional;

/** The four services: their module, the port they have by default and the database role they log in with. */
public enum ServiceName {
    GENERATION_API("generation-api", 8080, "labelwright_generation"),
    REVIEW_API("review-api", 8081, "labelwright_review"),
    ESTIMATOR_SERVICE("estimator-service", 8082, "labelwright_estimator"),
    LABELING_WORKER("labeling-worker", 8083, null);

    private final String module;
    private final int defaultPort;
    private final String role;

    ServiceName(String module, int defaultPort, String role) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.role = role;
    }

    /** The module's folder, which is also the process's name. */
    public String module() {
        return module;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The database role; empty for the worker, which has no credentials at all. */
    public Optional<String> role() {
        return Optional.ofNullable(role);
    }
}
