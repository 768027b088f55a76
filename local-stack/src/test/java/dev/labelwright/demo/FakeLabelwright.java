package dev.labelwright.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The three services in one HTTP server, as far as the demo speaks to them. Each note has one label of each variable
 * of notes, its first word; each patient one of each variable of patients, the first word of the last note. Faults can be switched on.
 */
final class FakeLabelwright implements RunningStack {
    enum Fault {
        NONE,
        LOSES_EDITS,
        MISPLACES_EVIDENCE,
        FAILS_A_TASK,
        REFUSES_THE_FILE,
        PLANS_TOO_FEW_CELLS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSAL = """
            {"title":"The file breaks a rule","status":422,"detail":"2 rows are wrong","code":"INVALID_FILE",
             "violations":[{"line":4,"column":"NOTE_ID","code":"EMPTY","message":"must not be empty"}],
             "violationCount":2}""";

    private final HttpServer server;
    private final Path data;
    private final Fault fault;
    private final List<NamedCsvRecord> notes = new ArrayList<>();
    private final List<NamedCsvRecord> variables = new ArrayList<>();
    private final Map<String, ObjectNode> labels = new LinkedHashMap<>();
    private final List<ObjectNode> generations = new ArrayList<>();
    private boolean closed;

    FakeLabelwright(Path data, Fault fault) throws IOException {
        this.data = data;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/projects", this::answer);
        server.start();
    }

    boolean closed() {
        return closed;
    }

    List<ObjectNode> generations() {
        return generations;
    }

    @Override
    public URI generationApi() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public URI reviewApi() {
        return generationApi();
    }

    @Override
    public URI estimatorService() {
        return generationApi();
    }

    @Override
    public URI offlineModel() {
        return generationApi().resolve("/v1");
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().replaceFirst("/api/v1/projects(/P1)?", "");
        Map<String, Function<String, JsonNode>> routes = Map.of(
                "POST ", this::project,
                "POST /variables/import", this::importVariables,
                "GET /variables",
                        ignored -> page(variables.stream()
                                .map(FakeLabelwright::variable)
                                .toList()),
                "POST /estimates", ignored -> estimate(),
                "POST /generations", this::generate,
                "GET /generations", ignored -> page(generations.reversed()),
                "GET /labels", ignored -> page(List.copyOf(labels.values())));
        String route = exchange.getRequestMethod() + " " + path;
        if (route.equals("POST /uploads") && fault == Fault.REFUSES_THE_FILE) {
            respond(exchange, 422, REFUSAL);
        } else if (route.equals("GET /export")) {
            respond(exchange, 200, "label\n" + "x\n".repeat(labels.size()));
        } else if (routes.containsKey(route)) {
            respond(exchange, 200, routes.get(route).apply(body).toString());
        } else {
            JsonNode answer = below(path, body);
            respond(exchange, answer.isMissingNode() ? 404 : 200, answer.toString());
        }
    }

    private JsonNode below(String path, String body) {
        String[] parts = path.split("/", -1);
        String id = parts.length > 2 ? URLDecoder.decode(parts[2], StandardCharsets.UTF_8) : "";
        return switch (parts[1]) {
            case "uploads" -> upload(body);
            case "generations" -> path.endsWith("/tasks") ? failedTasks() : ended(id);
            case "notes" -> note(id);
            case "labels" -> path.endsWith("/review") ? review(id, body) : labels.get(id);
            default -> JSON.missingNode();
        };
    }

    private JsonNode project(String body) {
        return ((ObjectNode) read(body)).put("id", "P1");
    }

    private JsonNode importVariables(String csv) {
        variables.addAll(rows(csv));
        return JSON.createObjectNode();
    }

    private JsonNode upload(String csv) {
        notes.addAll(rows(csv));
        return JSON.createObjectNode().put("id", "U1").put("notesCreated", notes.size());
    }

    private JsonNode estimate() {
        return JSON.createObjectNode()
                .put("estimatedMaxTokens", 1_000_000)
                .put("patients", patients())
                .put("counting", "EXACT");
    }

    private JsonNode generate(String body) {
        int number = generations.size() + 1;
        boolean all = read(body).at("/patients/mode").asText().equals("ALL");
        String patient = notes.getFirst().getField("PERSON_ID");
        for (NamedCsvRecord note : notes) {
            if (all || note.getField("PERSON_ID").equals(patient)) {
                variables.forEach(variable -> draft(note, variable));
            }
        }
        long ofNotes = variables.stream().filter(FakeLabelwright::ofNotes).count();
        long ofPatients = variables.stream().filter(FakeLabelwright::ofPatients).count();
        long cells = notes.size() * ofNotes + patients() * ofPatients - (fault == Fault.PLANS_TOO_FEW_CELLS ? 1 : 0);
        ObjectNode generation = JSON.createObjectNode()
                .put("id", "G" + number)
                .put("ordinal", number)
                .put("status", "REQUESTED")
                .put("version", 1);
        generation.set("selection", read(body));
        generation
                .putObject("cells")
                .put("selected", cells)
                .put("asked", cells - 1)
                .put("protected", 1);
        generation.putObject("tokens").put("total", 1_000).put("ceiling", 2_000);
        generation.putObject("display").put("patients", all ? "All" : "Batch 1 (1 Patients)");
        generations.add(generation);
        return generation;
    }

    private JsonNode ended(String id) {
        ObjectNode generation = generations.stream()
                .filter(candidate -> candidate.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        boolean failing = fault == Fault.FAILS_A_TASK;
        int failed = failing ? 1 : 0;
        generation
                .put("status", failing ? "COMPLETED_WITH_ERRORS" : "COMPLETED")
                .put("version", 2);
        generation
                .putObject("progress")
                .putObject("tasks")
                .put("total", 3)
                .put("done", 3 - failed)
                .put("failed", failed);
        return generation;
    }

    private JsonNode failedTasks() {
        ObjectNode task = JSON.createObjectNode().put("id", "T1").put("status", "FAILED");
        task.putObject("error").put("code", "MODEL_REFUSED").put("message", "The model refused");
        return page(List.of(task));
    }

    private long patients() {
        return notes.stream().map(note -> note.getField("PERSON_ID")).distinct().count();
    }

    private static boolean ofNotes(NamedCsvRecord variable) {
        return !variable.findField("kind").orElse("EXTRACTED").equals("DEPENDENT");
    }

    private static boolean ofPatients(NamedCsvRecord variable) {
        return variable.getField("scope").equals("ONE_PER_PATIENT");
    }

    private void draft(NamedCsvRecord note, NamedCsvRecord variable) {
        if (ofNotes(variable)) {
            draft(note, note.getField("NOTE_ID"), variable);
        }
        if (ofPatients(variable)) {
            draft(note, null, variable);
        }
    }

    private void draft(NamedCsvRecord note, String noteId, NamedCsvRecord variable) {
        String place = noteId == null ? note.getField("PERSON_ID") : noteId;
        String id = place + "~" + variable.getField("variable_name");
        ObjectNode existing = labels.get(id);
        if (existing != null && !existing.path("status").asText().equals("DRAFT") && fault != Fault.LOSES_EDITS) {
            return;
        }
        String text = note.getField("NOTE_TEXT");
        String word = text.split("\\s", 2)[0];
        int start = fault == Fault.MISPLACES_EVIDENCE ? 1 : 0;
        ObjectNode label = JSON.createObjectNode()
                .put("id", id)
                .put("patientId", note.getField("PERSON_ID"))
                .put("noteId", noteId)
                .put("variable", variable.getField("variable_name"))
                .put("scope", "ONE_PER_NOTE")
                .put("value", word)
                .put("aiValue", word)
                .put("confidence", 0.5)
                .put("status", "DRAFT");
        label.putArray("evidence")
                .addObject()
                .put("noteId", note.getField("NOTE_ID"))
                .put("start", start)
                .put("end", start + word.codePointCount(0, word.length()))
                .put("text", word)
                .put("grounded", true);
        labels.put(id, label);
    }

    private JsonNode review(String id, String body) {
        return labels.get(id).put("status", "EDITED").set("value", read(body).path("value"));
    }

    private JsonNode note(String id) {
        NamedCsvRecord note = notes.stream()
                .filter(candidate -> candidate.getField("NOTE_ID").equals(id))
                .findFirst()
                .orElseThrow();
        return JSON.createObjectNode()
                .put("noteId", id)
                .put("patientId", note.getField("PERSON_ID"))
                .put("date", note.getField("NOTE_DATETIME"))
                .put("text", note.getField("NOTE_TEXT"));
    }

    private static JsonNode variable(NamedCsvRecord row) {
        String name = row.getField("variable_name");
        return JSON.createObjectNode()
                .put("id", name)
                .put("name", name)
                .put("type", "TEXT")
                .put("kind", row.findField("kind").orElse("EXTRACTED"))
                .put("scope", row.getField("scope"));
    }

    private static JsonNode page(List<? extends JsonNode> items) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode array = page.putArray("items");
        items.forEach(array::add);
        return page.putNull("nextCursor");
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
