package dev.labelwright.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Sends requests and reads JSON answers; every answer that is an error becomes a {@link RefusedException}. */
final class JsonHttp {
    private static final int FIRST_ERROR_STATUS = 400;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** A large upload is parsed and stored before it is answered. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(15);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    <T> T get(URI uri, TypeReference<T> type) {
        return read(uri, request(uri, "GET", BodyPublishers.noBody()).build(), type);
    }

    <T> T post(URI uri, Object body, TypeReference<T> type) {
        return read(
                uri,
                request(uri, "POST", BodyPublishers.ofString(write(body)))
                        .header("Content-Type", "application/json")
                        .build(),
                type);
    }

    /** Sends a file as it is, without reading it into memory. */
    <T> T postCsv(URI uri, Path file, TypeReference<T> type) {
        BodyPublisher body;
        try {
            body = BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException("There is no file " + file, e);
        }
        return read(
                uri,
                request(uri, "POST", body).header("Content-Type", "text/csv").build(),
                type);
    }

    /** Writes an answer into a file as it comes. */
    void download(URI uri, Path file) {
        HttpRequest request = request(uri, "GET", BodyPublishers.noBody()).build();
        try (InputStream body = send(request)) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnreachableException(request.method(), uri, e);
        }
    }

    private static HttpRequest.Builder request(URI uri, String method, BodyPublisher body) {
        return HttpRequest.newBuilder(uri)
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, text/csv, application/problem+json")
                .method(method, body);
    }

    private <T> T read(URI uri, HttpRequest request, TypeReference<T> type) {
        try (InputStream body = send(request)) {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new UnreachableException(request.method(), uri, e);
        }
    }

    private InputStream send(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (response.statusCode() >= FIRST_ERROR_STATUS) {
            try (InputStream body = response.body()) {
                throw new RefusedException(
                        request.method() + " " + request.uri().getPath(),
                        problem(response.statusCode(), body.readAllBytes()));
            }
        }
        return response.body();
    }

    private Problem problem(int status, byte[] body) {
        try {
            Problem problem = json.readValue(body, Problem.class);
            return new Problem(
                    problem.title(),
                    status,
                    problem.detail(),
                    problem.code(),
                    problem.violations(),
                    problem.violationCount());
        } catch (IOException e) {
            return new Problem(
                    "The answer is not a problem document",
                    status,
                    e.getClass().getSimpleName(),
                    null,
                    List.of(),
                    null);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body.getClass().getSimpleName() + " has no JSON form", e);
        }
    }
}
