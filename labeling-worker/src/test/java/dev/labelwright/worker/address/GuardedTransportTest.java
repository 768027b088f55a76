package dev.labelwright.worker.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code localhost} stands for a name of the internet that leads where its owner wants. */
class GuardedTransportTest {
    private final AtomicInteger connections = new AtomicInteger();
    private HttpServer server;
    private Vertx vertx;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            connections.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aNameThatLeadsToTheMachineItselfIsRefused() {
        // Given a worker that may not connect to itself, and a name of the internet that leads there
        start(new AddressRules(false, false, List.of()));

        // When a request is sent there, then it is refused before anything is sent
        assertThatThrownBy(() -> get("localhost"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("allow-loopback");
        assertThat(connections).hasValue(0);
    }

    @Test
    void metadataIsRefusedWhateverIsAllowed() {
        start(new AddressRules(true, true, List.of()));

        assertThatThrownBy(() -> get("169.254.169.254"))
                .hasCauseInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("never connects");
    }

    @Test
    void anAllowedAddressIsConnectedTo() throws Exception {
        start(new AddressRules(false, true, List.of()));

        assertThat(get("localhost")).isEqualTo("ok");
        assertThat(connections).hasValue(1);
    }

    private void start(AddressRules rules) {
        vertx = new VertxBuilder(new VertxOptions())
                .findTransport(new GuardedTransport(rules))
                .init()
                .vertx();
    }

    private String get(String host) throws Exception {
        HttpClient client = vertx.createHttpClient();
        return client.request(HttpMethod.GET, server.getAddress().getPort(), host, "/")
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(Buffer::toString)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
