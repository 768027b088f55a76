package dev.labelwright.offline.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one call after another off a connection (HTTP/1.1). */
final class CallReader {
    private static final int MAX_LINE = 64 * 1024;
    private static final int HEXADECIMAL = 16;

    private final InputStream in;

    CallReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next call; nothing where the client closed the connection, or speaks another protocol, such as TLS.
     *
     * @throws IOException where the client breaks off in the middle of a call
     */
    Optional<ReceivedCall> next() throws IOException {
        in.mark(1);
        int first = in.read();
        if (first < 'A' || first > 'Z') {
            return Optional.empty();
        }
        in.reset();
        String[] requestLine = line().split(" ", -1);
        if (requestLine.length < 2) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = headers();
        String body = new String(body(headers), StandardCharsets.UTF_8);
        return Optional.of(new ReceivedCall(requestLine[0], requestLine[1], headers, body));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            headers.put(name, List.of(name.equals("authorization") ? ReceivedCall.REDACTED : value));
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        List<String> length = headers.getOrDefault("content-length", List.of("0"));
        return exactly(Integer.parseInt(length.getFirst()));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(), HEXADECIMAL);
        while (size > 0) {
            body.write(exactly(size));
            line();
            size = Integer.parseInt(line(), HEXADECIMAL);
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the client broke off in a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MAX_LINE) {
                throw new EOFException("the client broke off in a head");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
