package dev.labelwright.offline.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Does on a connection what a fault says. */
final class FaultPlayer {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Socket connection;
    private final OutputStream out;

    FaultPlayer(Socket connection) throws IOException {
        this.connection = connection;
        this.out = connection.getOutputStream();
    }

    /** Plays the fault, and says whether the connection takes another call. */
    boolean play(Fault fault) throws IOException {
        return play(fault, Duration.ZERO);
    }

    private boolean play(Fault fault, Duration beforeBody) throws IOException {
        return switch (fault) {
            case Fault.Status(int code, Map<String, String> headers, String body) ->
                send(code, headers, body, beforeBody);
            case Fault.Slow(Duration delay, Fault then) -> {
                pause(delay);
                yield play(then, beforeBody);
            }
            case Fault.SlowBody(Duration delay, Fault then) -> play(then, delay);
            case Fault.Truncated cut -> said(Completions.said(cut.content(), "length", cut.usage()), beforeBody);
            case Fault.Malformed odd -> said(Completions.said(odd.content(), "stop", odd.usage()), beforeBody);
            case Fault.Refusal no -> said(Completions.refused(no.refusal(), no.usage()), beforeBody);
            case Fault.Answer answer -> said(Completions.said(answer.content(), "stop", answer.usage()), beforeBody);
            case Fault.Reset() -> half();
            case Fault.Wire(String bytes, Fault.Ending ending) -> wire(bytes, ending);
            case Fault.Endless(long bytes) -> endless(bytes);
        };
    }

    private boolean said(String completion, Duration beforeBody) throws IOException {
        return send(200, Map.of(), completion, beforeBody);
    }

    private boolean send(int code, Map<String, String> headers, String body, Duration beforeBody) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(head(code, headers, bytes.length));
        out.flush();
        pause(beforeBody);
        out.write(bytes);
        out.flush();
        return true;
    }

    private static byte[] head(int code, Map<String, String> headers, int length) {
        Map<String, String> all = new LinkedHashMap<>(JSON);
        all.putAll(headers);
        all.put("Content-Length", Integer.toString(length));
        StringBuilder head = new StringBuilder("HTTP/1.1 %d scripted\r\n".formatted(code));
        all.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean wire(String bytes, Fault.Ending ending) throws IOException {
        latin(bytes);
        out.flush();
        return switch (ending) {
            case KEEP -> true;
            case CLOSE -> false;
            case RESET -> {
                // Without lingering, closing sends a reset.
                connection.setSoLinger(true, 0);
                yield false;
            }
        };
    }

    /** Promises more than it sends. */
    private boolean half() throws IOException {
        byte[] half = "{\"id\":\"chatcmpl-scripted\",\"choices\":[{\"mess".getBytes(StandardCharsets.UTF_8);
        out.write(head(200, Map.of(), half.length * 2));
        out.write(half);
        out.flush();
        return false;
    }

    private boolean endless(long bytes) throws IOException {
        latin("HTTP/1.1 200 scripted\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] some = "x".repeat(CHUNK_BYTES).getBytes(StandardCharsets.UTF_8);
        chunk("{\"choices\":[{\"message\":{\"content\":\"".getBytes(StandardCharsets.UTF_8));
        for (long sent = 0; sent < bytes; sent += some.length) {
            chunk(some);
        }
        chunk("\"},\"finish_reason\":\"stop\"}]}".getBytes(StandardCharsets.UTF_8));
        latin("0\r\n\r\n");
        out.flush();
        return true;
    }

    private void chunk(byte[] bytes) throws IOException {
        latin(Integer.toHexString(bytes.length) + "\r\n");
        out.write(bytes);
        latin("\r\n");
    }

    private void latin(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the endpoint was closed while it waited", e);
        }
    }
}
