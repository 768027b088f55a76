package dev.labelwright.worker.secret;

import dev.labelwright.address.BaseUrl;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which hosts a secret may be sent to. Whoever registers a model chooses its base URL and the name of its secret, so without
 * this a secret can be sent to any host that the address rules let the worker connect to.
 */
public final class SecretHosts {
    private final Map<String, List<String>> hosts;

    /** Hosts by the name of the secret; {@code .example.org} stands for every host below it. */
    public SecretHosts(Map<String, List<String>> hosts) {
        this.hosts = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .toList()));
    }

    /** Whether the secret may go to the endpoint; to any where nothing is said of the secret. */
    boolean allow(String secret, String baseUrl) {
        List<String> allowed = hosts.get(secret);
        if (allowed == null) {
            return true;
        }
        if (BaseUrl.brokenRule(baseUrl).isPresent()) {
            return false;
        }
        String host = BaseUrl.host(baseUrl);
        return allowed.stream().anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
    }
}
