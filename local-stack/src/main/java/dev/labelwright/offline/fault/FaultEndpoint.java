package dev.labelwright.offline.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A scriptable endpoint on the loopback address. Each call, whatever its path, takes the next {@link Fault} of the
 * script; when the script is over, the default. Every call is recorded before it is answered. Thread-safe.
 */
public final class FaultEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
    private final Queue<ReceivedCall> calls = new ConcurrentLinkedQueue<>();
    private volatile Fault byDefault = new Fault.Answer("{}", new Fault.TokenUsage(10, 0, 1));

    private FaultEndpoint(HttpServer server) {
        this.server = server;
    }

    /** A running endpoint on a free port; by default it answers {@code {}} for ten prompt tokens and one of output. */
    public static FaultEndpoint start() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        FaultEndpoint endpoint = new FaultEndpoint(HttpServer.create(address, 256));
        endpoint.server.setExecutor(endpoint.executor);
        endpoint.server.createContext("/", endpoint::handle);
        endpoint.server.start();
        return endpoint;
    }

    /** What a client takes for OpenAI's base URL; ends with {@code /v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    }

    /** Appends to the script: one fault for each of the next calls. */
    public FaultEndpoint then(Fault... faults) {
        script.addAll(List.of(faults));
        return this;
    }

    /** What every call gets that the script has nothing for. */
    public FaultEndpoint byDefault(Fault fault) {
        byDefault = fault;
        return this;
    }

    /** The calls received so far, in order. */
    public List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    /** How many calls were received so far. */
    public int count() {
        return calls.size();
    }

    /** Stops at once; calls under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            play(next(received(exchange)), exchange);
        }
    }

    /** Recorded and taken off the script in one step, so that the n-th call gets the n-th fault. */
    private synchronized Fault next(ReceivedCall call) {
        calls.add(call);
        Fault scripted = script.poll();
        return scripted == null ? byDefault : scripted;
    }

    private static ReceivedCall received(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            headers.put(lower, lower.equals("authorization") ? List.of(ReceivedCall.REDACTED) : List.copyOf(values));
        });
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new ReceivedCall(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, body);
    }

    private static void play(Fault fault, HttpExchange exchange) throws IOException {
        switch (fault) {
            case Fault.Status(int code, Map<String, String> headers, String body) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                send(exchange, code, body);
            }
            case Fault.Slow slow -> {
                pause(slow);
                play(slow.then(), exchange);
            }
            case Fault.Truncated cut -> send(exchange, 200, Completions.said(cut.content(), "length", cut.usage()));
            case Fault.Malformed odd -> send(exchange, 200, Completions.said(odd.content(), "stop", odd.usage()));
            case Fault.Refusal no -> send(exchange, 200, Completions.refused(no.refusal(), no.usage()));
            case Fault.Reset() -> sendHalf(exchange);
            case Fault.Answer answer -> send(exchange, 200, Completions.said(answer.content(), "stop", answer.usage()));
        }
    }

    private static void pause(Fault.Slow slow) throws IOException {
        try {
            Thread.sleep(slow.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the endpoint was closed while it waited", e);
        }
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Promises more than it sends; the failure tears the connection down. */
    private static void sendHalf(HttpExchange exchange) throws IOException {
        byte[] half = "{\"id\":\"chatcmpl-scripted\",\"choices\":[{\"mess".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, half.length * 2L);
        OutputStream stream = exchange.getResponseBody();
        stream.write(half);
        stream.flush();
        throw new IOException("scripted reset");
    }
}
