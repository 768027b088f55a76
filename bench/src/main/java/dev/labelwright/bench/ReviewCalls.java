package dev.labelwright.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Decisions of one client over HTTP, one after the other, timed. */
final class ReviewCalls {
    private static final int UNAVAILABLE = 503;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI labels;
    private final Iterator<String> ids;

    /**
     * Decisions on these labels, each once.
     *
     * @param ids in the order of the decisions
     */
    ReviewCalls(URI reviewApi, String project, List<String> ids) {
        this.labels = reviewApi.resolve("/api/v1/projects/%s/labels/".formatted(project));
        this.ids = ids.iterator();
    }

    /** Decides on so many labels. */
    EstimateCalls.Times measure(int count) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        return measure(() -> left.getAndDecrement() == 0);
    }

    /** Decides until told to end, or until every label has been decided on. */
    EstimateCalls.Times measure(BooleanSupplier end) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        int busy = 0;
        while (ids.hasNext() && !end.getAsBoolean()) {
            HttpRequest request = HttpRequest.newBuilder(labels.resolve(ids.next() + "/review"))
                    .header("Content-Type", "application/json")
                    .header("Labelwright-User", "bench")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"EDIT\",\"value\":\"by hand\"}"))
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            times.add((System.nanoTime() - start) / 1e6);
            if (response.statusCode() == UNAVAILABLE) {
                busy++;
            } else if (response.statusCode() != 200) {
                throw new IOException("review-api answered %d: %s".formatted(response.statusCode(), response.body()));
            }
        }
        times.sort(null);
        return new EstimateCalls.Times(1, times, busy);
    }
}
