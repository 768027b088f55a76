package dev.labelwright.worker;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A worker with short pauses, and more slots than an HTTP client has connections unless it is told to. */
public final class ImpatientWorker implements QuarkusTestProfile {
    static final int SLOTS = 70;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "labelwright.worker.max-concurrency", Integer.toString(SLOTS),
                "labelwright.worker.retry.first-pause", "100ms",
                "labelwright.worker.retry.lease-margin", "1s",
                "labelwright.worker.secrets.test-key", "sk-of-the-test",
                "labelwright.worker.secrets.bound-key", "sk-of-another-host",
                "labelwright.worker.secret-hosts.bound-key", "api.example.org,.example.net",
                "labelwright.worker.credentials-provider", "test-vault");
    }
}
