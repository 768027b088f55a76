package dev.labelwright.demo.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The REST surface of a running Labelwright, as far as the demo needs it. Every operation throws
 * {@link RefusedException} where a service answers with an error, and {@link UnreachableException} where it gives no
 * answer that can be read.
 */
public final class LabelwrightClient {
    private static final String BASE = "/api/v1/projects";
    private static final String PAGE_LIMIT = "1000";

    private final URI generationApi;
    private final URI reviewApi;
    private final URI estimatorService;
    private final JsonHttp http = new JsonHttp();

    /** The services' root addresses, without a path. */
    public LabelwrightClient(URI generationApi, URI reviewApi, URI estimatorService) {
        this.generationApi = generationApi;
        this.reviewApi = reviewApi;
        this.estimatorService = estimatorService;
    }

    /** Makes an empty project. */
    public Project createProject(String name, String description) {
        return http.post(
                generationApi.resolve(BASE),
                Map.of("name", name, "description", description),
                new TypeReference<Project>() {});
    }

    /** Defines the variables of a CSV file. */
    public void importVariables(String projectId, Path csv) {
        http.postCsv(
                at(generationApi, projectId, "/variables/import", Map.of()), csv, new TypeReference<JsonNode>() {});
    }

    /** The project's variables, all of them. */
    public List<Variable> variables(String projectId) {
        List<Variable> all = new ArrayList<>();
        forEachPage(
                query -> http.get(
                        at(generationApi, projectId, "/variables", query), new TypeReference<Page<Variable>>() {}),
                Map.of(),
                page -> all.addAll(page.items()));
        return all;
    }

    /** Stores the notes of a CSV file; one bad row, and nothing is stored. */
    public Upload uploadNotes(String projectId, Path csv) {
        return http.postCsv(
                at(
                        generationApi,
                        projectId,
                        "/uploads",
                        Map.of("filename", csv.getFileName().toString())),
                csv,
                new TypeReference<Upload>() {});
    }

    /** The most tokens that a generation of this selection can use. */
    public Estimate estimate(String projectId, Selection selection) {
        return http.post(
                at(estimatorService, projectId, "/estimates", Map.of()), selection, new TypeReference<Estimate>() {});
    }

    /** Asks for drafts; the answer comes before the work is done. */
    public Generation generate(String projectId, Selection selection) {
        return http.post(
                at(generationApi, projectId, "/generations", Map.of()), selection, new TypeReference<Generation>() {});
    }

    /** A generation's present state. */
    public Generation generation(String projectId, String generationId) {
        return http.get(
                at(generationApi, projectId, "/generations/" + encode(generationId), Map.of()),
                new TypeReference<Generation>() {});
    }

    /** The project's latest generations, newest first; at most a thousand. */
    public List<Generation> history(String projectId) {
        return http.get(
                        at(generationApi, projectId, "/generations", Map.of("limit", PAGE_LIMIT)),
                        new TypeReference<Page<Generation>>() {})
                .items();
    }

    /** A generation's first failed tasks. */
    public List<Task> failedTasks(String projectId, String generationId) {
        return http.get(
                        at(
                                generationApi,
                                projectId,
                                "/generations/" + encode(generationId) + "/tasks",
                                Map.of("status", "FAILED")),
                        new TypeReference<Page<Task>>() {})
                .items();
    }

    /** A note with its text. */
    public Note note(String projectId, String noteId) {
        return http.get(
                at(generationApi, projectId, "/notes/" + encode(noteId), Map.of()), new TypeReference<Note>() {});
    }

    /**
     * Hands over the labels that match, page by page.
     *
     * @param filter the operation's parameters, as {@code variable} or {@code generationId}
     */
    public void forEachLabel(String projectId, Map<String, String> filter, Consumer<Label> consumer) {
        forEachPage(
                query -> http.get(at(reviewApi, projectId, "/labels", query), new TypeReference<Page<Label>>() {}),
                filter,
                page -> page.items().forEach(consumer));
    }

    /** A label as it is now. */
    public Label label(String projectId, String labelId) {
        return http.get(
                at(reviewApi, projectId, "/labels/" + encode(labelId), Map.of()), new TypeReference<Label>() {});
    }

    /** Replaces a label's value by a person's. */
    public void edit(String projectId, String labelId, JsonNode value, String comment) {
        http.post(
                at(reviewApi, projectId, "/labels/" + encode(labelId) + "/review", Map.of()),
                Map.of("action", "EDIT", "value", value, "comment", comment),
                new TypeReference<JsonNode>() {});
    }

    /** Writes all labels into a CSV file, a line for each. */
    public void export(String projectId, Path file) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", "csv");
        query.put("layout", "detailed");
        http.download(at(reviewApi, projectId, "/export", query), file);
    }

    private static <T> void forEachPage(
            Function<Map<String, String>, Page<T>> fetch, Map<String, String> filter, Consumer<Page<T>> consumer) {
        Map<String, String> query = new LinkedHashMap<>(filter);
        query.put("limit", PAGE_LIMIT);
        Page<T> page;
        do {
            page = fetch.apply(query);
            consumer.accept(page);
            query.put("cursor", page.nextCursor());
        } while (page.nextCursor() != null);
    }

    private static URI at(URI service, String projectId, String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return service.resolve(BASE + "/" + encode(projectId) + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /** A text as a part of an address. */
    public static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
