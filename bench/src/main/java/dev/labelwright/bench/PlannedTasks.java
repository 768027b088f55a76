package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.event.Answer;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.Draft;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Quote;
import dev.labelwright.event.Usage;
import dev.labelwright.ontology.Stage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tasks of a planned generation, and a made-up answer for each. */
final class PlannedTasks {
    private static final String TASKS = """
            select jsonb_build_object('id', t.id, 'patientId', t.patient_id, 'noteIds', t.note_ids,
              'hash', encode(t.text_hash, 'hex'), 'variables', t.variable_ids)
            from catalog.task t where t.generation_id = cast(? as uuid) order by t.number""";

    private PlannedTasks() {}

    private record Task(UUID id, String patientId, List<String> noteIds, String hash, List<UUID> variables) {}

    /**
     * One result for each task, which says one value of each variable.
     *
     * @param database of a superuser
     * @param value what all of them say
     */
    static List<LabelingResult> answered(String database, String project, Generation generation, String value)
            throws SQLException, IOException {
        List<LabelingResult> results = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(TASKS)) {
            statement.setString(1, generation.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Task task = EventJson.mapper().readValue(rows.getString(1), Task.class);
                    results.add(answer(project, generation, task, TextNode.valueOf(value)));
                }
            }
        }
        return results;
    }

    private static LabelingResult answer(String project, Generation generation, Task task, JsonNode value) {
        Draft draft = new Draft(value, 0.9, List.of(new Quote(0, 7, "Patient", true)));
        return new LabelingResult(
                new DispatchKey(
                        task.id(),
                        1,
                        1,
                        UUID.randomUUID(),
                        UUID.fromString(generation.id()),
                        UUID.fromString(project),
                        task.patientId()),
                LabelingResult.Kind.ANSWERED,
                Stage.NOTE_LABELS,
                task.noteIds(),
                task.hash(),
                "bench",
                task.variables().stream()
                        .map(variable -> new Answer(variable, 1, List.of(draft)))
                        .toList(),
                Usage.NONE,
                null,
                null);
    }
}
