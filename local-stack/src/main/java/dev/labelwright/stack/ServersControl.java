package dev.labelwright.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What test JVMs ask of the shared servers, over HTTP on the loopback address: {@code PUT /users/PID} (stay as long as
 * this process lives) and {@code PUT /databases/NAME} (a migrated database). One request at a time, because migrations
 * of two databases both touch the cluster's roles.
 */
final class ServersControl implements AutoCloseable {
    private static final Pattern DATABASE = Pattern.compile("/databases/([a-z][a-z0-9_]{0,50})");
    private static final Pattern USER = Pattern.compile("/users/([0-9]{1,10})");

    private final HttpServer server;
    private final ExecutorService executor;
    private final Infrastructure infrastructure;
    private final WatchedProcesses users;

    private ServersControl(
            HttpServer server, ExecutorService executor, Infrastructure infrastructure, WatchedProcesses users) {
        this.server = server;
        this.executor = executor;
        this.infrastructure = infrastructure;
        this.users = users;
    }

    static ServersControl start(Infrastructure infrastructure, WatchedProcesses users) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        ServersControl control = new ServersControl(server, executor, infrastructure, users);
        server.setExecutor(executor);
        server.createContext("/", control::handle);
        server.start();
        return control;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher database = DATABASE.matcher(path);
        Matcher user = USER.matcher(path);
        if (!exchange.getRequestMethod().equals("PUT")) {
            answer(exchange, 405, "only PUT is answered here");
        } else if (user.matches()) {
            boolean alive = users.add(Long.parseLong(user.group(1)));
            answer(exchange, alive ? 200 : 404, alive ? "watched" : "no such process");
        } else if (database.matches()) {
            migrate(exchange, database.group(1));
        } else {
            answer(exchange, 404, "not a user or a database: " + path);
        }
    }

    private void migrate(HttpExchange exchange, String name) throws IOException {
        try {
            infrastructure.migrate(name);
            answer(exchange, 200, name);
        } catch (RuntimeException e) {
            answer(exchange, 500, "the database " + name + " cannot be migrated: " + e.getMessage());
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
