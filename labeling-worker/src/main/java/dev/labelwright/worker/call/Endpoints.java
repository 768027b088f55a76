package dev.labelwright.worker.call;

import dev.labelwright.worker.address.AddressFilter;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * The HTTP clients, one for each base URL, the least recently used closed when there are too many. Built by hand
 * because quarkus-langchain4j's own builder has no way to set the size of the connection pool (50), and because its
 * chat model loses the usage of a refused answer.
 */
final class Endpoints {
    private static final Logger LOG = Logger.getLogger(Endpoints.class);

    private final Settings settings;
    private final Clock clock;
    private final Map<String, OpenAiRestApi> clients = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * How clients are built.
     *
     * @param connections how many calls may be on their way to one endpoint at once
     * @param connectTimeout how long to wait for a connection
     * @param maxDuration the longest call
     * @param keepAlive how long an unused connection is kept
     * @param maxEndpoints how many clients are kept
     */
    record Settings(
            int connections, Duration connectTimeout, Duration maxDuration, Duration keepAlive, int maxEndpoints) {}

    Endpoints(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The client of that endpoint; safe from any thread. */
    synchronized OpenAiRestApi at(String baseUrl) {
        OpenAiRestApi client = clients.computeIfAbsent(baseUrl, this::build);
        if (clients.size() > settings.maxEndpoints()) {
            var eldest = clients.entrySet().iterator();
            close(eldest.next().getValue());
            eldest.remove();
        }
        return client;
    }

    private OpenAiRestApi build(String baseUrl) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(baseUrl))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.maxDuration().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.connections())
                .property(
                        QuarkusRestClientProperties.CONNECTION_TTL,
                        Math.toIntExact(settings.keepAlive().toSeconds()))
                .register(new AddressFilter())
                .register(new EndpointErrorMapper(clock))
                .register(new AnswerBytes())
                .build(OpenAiRestApi.class);
    }

    private static void close(OpenAiRestApi client) {
        if (client instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException("an HTTP client cannot be closed", e);
            }
        } else {
            LOG.warnf(
                    "%s cannot be closed; its connections go when they time out",
                    client.getClass().getName());
        }
    }
}
