package dev.labelwright.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Changes the settings of a project. */
final class ProjectSettings {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI project;

    ProjectSettings(URI generationApi, String project) {
        this.project = generationApi.resolve("/api/v1/projects/" + project);
    }

    /** How many variables share a call. */
    void variablesPerCall(int count) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(project)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString("""
                                {"settings": {"variablesPerCall": %d}}""".formatted(count)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("generation-api answered %d: %s".formatted(response.statusCode(), response.body()));
        }
    }
}
