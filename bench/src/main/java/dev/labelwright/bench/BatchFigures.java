package dev.labelwright.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** How many batches review-api has taken, and how many results were in them, by its own metrics. */
record BatchFigures(long batches, long results) {
    private static final String METRIC = "labelwright_results_batch";

    static BatchFigures of(URI reviewApi) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(reviewApi.resolve("/q/metrics"))
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return new BatchFigures(value(metrics, METRIC + "_count"), value(metrics, METRIC + "_sum"));
        }
    }

    BatchFigures since(BatchFigures before) {
        return new BatchFigures(batches - before.batches, results - before.results);
    }

    private static long value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
