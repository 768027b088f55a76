package dev.labelwright.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat endpoint over real HTTP that does what a test tells it to, one reply after another; then repeats the last. */
public final class ScriptedEndpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Reply last;

    /** What the endpoint does with a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** A request as it came over the wire. */
    public record Request(String body, String authorization) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public ScriptedEndpoint(Reply... script) {
        replies.addAll(List.of(script));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    /** How many requests wait for an answer. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Lets the replies that hold go on. */
    public void release() {
        released.countDown();
    }

    /** A completion with this content, and a usage of 100, 40 cached, and 20. */
    public static Reply says(String content) {
        return completion(content, "stop", null);
    }

    public static Reply completion(String content, String finishReason, String refusal) {
        return exchange -> send(exchange, 200, body(content, finishReason, refusal));
    }

    public static Reply status(int status, Map<String, String> headers) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, "{\"error\":{\"message\":\"Patient smokes daily\"}}");
        };
    }

    public static Reply raw(String body) {
        return exchange -> send(exchange, 200, body);
    }

    /** Begins an answer, and closes the connection in its middle. */
    public static Reply breaksOff() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"id\":\"x\",".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("the script breaks off here");
        };
    }

    /** Closes the connection without a word. */
    public static Reply hangsUp() {
        return exchange -> {
            throw new IOException("the script hangs up here");
        };
    }

    /** Waits until the test releases it. */
    public Reply holds(Reply then) {
        return exchange -> {
            released.await();
            then.to(exchange);
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(body, exchange.getRequestHeaders().getFirst("Authorization")));
        inFlight.incrementAndGet();
        try {
            Reply next = replies.poll();
            if (next != null) {
                last = next;
            }
            (next == null ? last : next).to(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String body(String content, String finishReason, String refusal) throws IOException {
        return """
                {"id":"chatcmpl-7","object":"chat.completion","created":1,"model":"gpt-test",
                 "choices":[{"index":0,"finish_reason":"%s",
                             "message":{"role":"assistant","content":%s,"refusal":%s}}],
                 "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
                          "prompt_tokens_details":{"cached_tokens":40}}}""".formatted(finishReason, JSON.writeValueAsString(content), JSON.writeValueAsString(refusal));
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
