package dev.labelwright.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands in for each of the four services, so that what the stack does with processes can be tested without them: it is
 * ready, takes models and says which variables of the environment it was given.
 */
public final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.ofLiteral(environment.get("QUARKUS_HTTP_HOST")),
                        Integer.parseInt(environment.get("QUARKUS_HTTP_PORT"))),
                0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = String.join("\n", environment.keySet()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }
}
