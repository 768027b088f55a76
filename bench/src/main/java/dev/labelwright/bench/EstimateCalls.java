package dev.labelwright.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Estimates of one project over HTTP, timed. Each caller asks again as soon as it has its answer. */
final class EstimateCalls {
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI estimates;

    EstimateCalls(URI estimatorService, String project) {
        this.estimates = estimatorService.resolve("/api/v1/projects/%s/estimates".formatted(project));
    }

    /** How long calls took, in milliseconds, the shortest first; and how many were told to come again. */
    record Times(int callers, List<Double> sorted, int busy) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d callers, %d calls: median %.1f ms, p99 %.1f ms, longest %.1f ms; answered 503: %d",
                    callers,
                    sorted.size(),
                    at(0.5),
                    at(0.99),
                    sorted.getLast(),
                    busy);
        }

        private double at(double part) {
            return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
        }
    }

    Times measure(String body, int callers, int calls) throws InterruptedException, ExecutionException {
        return measure(request(body), callers, calls);
    }

    /** Whether an estimate is stale. */
    Times measureState(int callers, int calls) throws IOException, InterruptedException, ExecutionException {
        HttpResponse<String> estimate = http.send(request("{}"), HttpResponse.BodyHandlers.ofString());
        String basis = MAPPER.readTree(estimate.body()).path("basis").asText();
        return measure(
                HttpRequest.newBuilder(URI.create(estimates + "/current?basis=" + basis))
                        .GET()
                        .build(),
                callers,
                calls);
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(estimates)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Times measure(HttpRequest request, int callers, int calls) throws InterruptedException, ExecutionException {
        List<Double> times = new ArrayList<>();
        AtomicInteger busy = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                running.add(threads.submit(() -> calls(request, calls, busy)));
            }
            for (Future<List<Double>> caller : running) {
                times.addAll(caller.get());
            }
        }
        times.sort(null);
        return new Times(callers, times, busy.get());
    }

    private List<Double> calls(HttpRequest request, int calls, AtomicInteger busy)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            times.add((System.nanoTime() - start) / 1e6);
            if (response.statusCode() == UNAVAILABLE) {
                busy.incrementAndGet();
            } else if (response.statusCode() != 200) {
                throw new IOException(
                        "estimator-service answered %d: %s".formatted(response.statusCode(), response.body()));
            }
        }
        return times;
    }
}
