package dev.labelwright.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labelwright.offline.baseline.BaselineModel;
import dev.labelwright.offline.patient.PatientModel;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.PromptTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The offline model: an OpenAI-compatible endpoint on the loopback address, answered by {@link BaselineModel} where
 * it is about a note and by {@link PatientModel} where it is about a patient. It knows
 * {@code GET /v1/models}, {@code POST /v1/chat/completions} without streaming, and {@code GET /health}. What it bills is
 * described at {@link Billing}. It keeps and logs nothing.
 */
public final class OfflineModelServer implements AutoCloseable {
    /** The name of its one model. */
    public static final String MODEL = "labelwright-offline-baseline";

    /** The longest body that it reads, in bytes. */
    public static final int MAX_BODY = 16 * 1024 * 1024;

    private static final int BACKLOG = 256;

    /** Says what failed, never with which text. */
    private static final System.Logger LOGGER = System.getLogger(OfflineModelServer.class.getName());

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final BaselineModel noteModel = new BaselineModel();
    private final PatientModel patientModel = new PatientModel();
    private final Clock clock;

    private OfflineModelServer(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * A running server.
     *
     * @param port the port to listen on; 0 for a free one
     * @throws IOException where the port is taken
     */
    public static OfflineModelServer start(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        OfflineModelServer offline = new OfflineModelServer(HttpServer.create(address, BACKLOG), Clock.systemUTC());
        offline.server.setExecutor(offline.executor);
        offline.server.createContext("/", offline::handle);
        offline.server.start();
        return offline;
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What a client takes for OpenAI's base URL; ends with {@code /v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(port()));
    }

    /** Stops at once; calls under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            JsonNode answer;
            try {
                answer = answer(exchange);
            } catch (ApiException e) {
                status = e.status();
                answer = e.body();
            } catch (RuntimeException e) {
                LOGGER.log(
                        System.Logger.Level.ERROR,
                        "A request failed with {0}",
                        e.getClass().getName());
                ApiException failure = new ApiException(500, "internal_error", null, "the offline model failed");
                status = failure.status();
                answer = failure.body();
            }
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/health" -> {
                requireMethod(exchange, "GET");
                yield JsonNodeFactory.instance.objectNode().put("status", "UP");
            }
            case "/v1/models" -> {
                requireMethod(exchange, "GET");
                yield models();
            }
            case "/v1/chat/completions" -> {
                requireMethod(exchange, "POST");
                yield complete(ChatRequestReader.read(body(exchange)));
            }
            default -> throw new ApiException(404, "unknown_url", null, "there is nothing at this path");
        };
    }

    private ObjectNode complete(ChatRequest request) {
        String system = request.system();
        boolean ofPatient = PromptTemplate.stageOf(system)
                .filter(stage -> stage != Stage.NOTE_LABELS)
                .isPresent();
        ObjectNode content = ofPatient
                ? patientModel.answer(system, request.userMessage(), request.schema())
                : noteModel.answer(system, request.userMessage(), request.schema());
        return ChatCompletion.of(request, content.toString(), clock.instant());
    }

    private static ObjectNode models() {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", MODEL)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "labelwright");
        return list;
    }

    private static void requireMethod(HttpExchange exchange, String method) {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new ApiException(405, "method_not_allowed", null, "this path takes only " + method);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream stream = exchange.getRequestBody();
        byte[] body = stream.readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            stream.transferTo(OutputStream.nullOutputStream());
            throw new ApiException(
                    413, "body_too_large", null, "the body must have at most %d bytes".formatted(MAX_BODY));
        }
        return body;
    }
}
