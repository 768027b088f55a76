package dev.labelwright.bench;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A project with notes that were labelled before, and fresh ones, which are said to come from an upload of their own.
 *
 * @param name for people
 * @param database of a superuser
 */
record ApplyProject(String name, String id, String database, URI generationApi, LabelwrightClient client) {
    private static final int NOTES_OF_PATIENT = 10;
    private static final String FRESH_UPLOAD = """
            insert into catalog.upload (id, project_id, filename, notes_created, notes_updated, notes_unchanged,
              rejected_rows, uploaded_by)
            values (cast(? as uuid), cast(? as uuid), 'fresh.csv', ?, 0, 0, 0, 'bench')""";
    private static final String FRESH_NOTES = """
            update catalog.note n set upload_id = cast(? as uuid) from generate_series(?, ?) as i
            where n.project_id = cast(? as uuid) and n.note_id = 'N' || i""";
    private static final String LABELS = """
            select l.id from review.label l where l.generation_id = cast(? as uuid) and l.removed_at is null
            order by uuid_hash_extended(l.id, 0)""";

    /** Makes the notes, and drafts all variables in the first of them. */
    void fill(int labelledNotes, int freshNotes) throws SQLException {
        int notes = labelledNotes + freshNotes;
        MadeUpNotes.insert(database, id, UUID.randomUUID().toString(), notes, NOTES_OF_PATIENT);
        try (Connection connection = DriverManager.getConnection(database)) {
            // The upload's id is the project's, so that it need not be remembered.
            run(connection, FRESH_UPLOAD, id, id, freshNotes);
            run(connection, FRESH_NOTES, id, labelledNotes, notes - 1, id);
        }
        if (labelledNotes > 0) {
            SeededLabels.insert(database, id, UUID.randomUUID().toString(), labelledNotes);
        }
    }

    /**
     * Plans a generation over the fresh notes. Its budget fits no task, so that none is handed out: tasks are real, and
     * their results are the benchmark's.
     */
    Generation generate() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        generationApi.resolve("/api/v1/projects/%s/generations".formatted(id)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"patients":{"mode":"ALL"},"notes":{"mode":"UPLOAD","uploadId":"%s"},
                         "overwrite":"REPLACE_AI","scope":"NOTE_LABELS","tokenBudget":1}""".formatted(id)))
                .build();
        HttpResponse<String> response;
        try (HttpClient http = HttpClient.newHttpClient()) {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() >= 300) {
            throw new IOException("generation-api answered %d: %s".formatted(response.statusCode(), response.body()));
        }
        String generation =
                EventJson.mapper().readTree(response.body()).path("id").asText();
        while (true) {
            Generation found = client.generation(id, generation);
            switch (found.status()) {
                case REQUESTED, PLANNING, RUNNING -> Thread.sleep(100);
                case PAUSED, BUDGET_EXHAUSTED, CANCELLING, CANCELLED, COMPLETED, COMPLETED_WITH_ERRORS, FAILED -> {
                    return found;
                }
            }
        }
    }

    /** A made-up result for each of the generation's tasks. */
    List<LabelingResult> answered(Generation generation, String value) throws SQLException, IOException {
        return PlannedTasks.answered(database, id, generation, value);
    }

    /** The ids of the labels that the generation drafted, in no order that matters. */
    List<String> labels(Generation generation) throws SQLException {
        List<String> labels = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(LABELS)) {
            statement.setString(1, generation.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    labels.add(rows.getString(1));
                }
            }
        }
        return labels;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }
}
