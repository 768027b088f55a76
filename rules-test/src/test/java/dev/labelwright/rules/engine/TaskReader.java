package dev.labelwright.rules.engine;

import dev.labelwright.ontology.Stage;
import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.PlannedTask;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what was planned. */
final class TaskReader {
    private static final String TASKS = """
            select t.stage, t.step, t.patient_id as patient, t.note_ids, t.variable_ids from catalog.task t
            where t.generation_id = :generation""";
    private static final String DRAWN = """
            select b.patient_id as id from catalog.generation g
            join catalog.batch_patient b on b.project_id = g.project_id and b.batch = g.batch
            where g.id = :generation""";

    private final ServiceSessions sessions;

    TaskReader(ServiceSessions sessions) {
        this.sessions = sessions;
    }

    private record Row(Stage stage, int step, String patient, List<String> noteIds, List<UUID> variableIds) {}

    private record Drawn(String id) {}

    /** The tasks of all stages with the cells that they ask. */
    List<PlannedTask> tasks(Fixture fixture) {
        return sessions
                .inTransaction(session -> Statement.query(TASKS)
                        .with("generation", fixture.generation())
                        .list(session, Row.class))
                .stream()
                .map(row -> new PlannedTask(row.stage(), row.step(), row.patient(), cells(fixture, row)))
                .toList();
    }

    /** The patients of the generation's batch. */
    Set<String> drawn(Fixture fixture) {
        return sessions
                .inTransaction(session -> Statement.query(DRAWN)
                        .with("generation", fixture.generation())
                        .list(session, Drawn.class))
                .stream()
                .map(Drawn::id)
                .collect(Collectors.toSet());
    }

    private static Set<CellKey> cells(Fixture fixture, Row row) {
        List<String> notes = row.stage() == Stage.NOTE_LABELS ? row.noteIds() : List.of("");
        return notes.stream()
                .flatMap(
                        note -> row.variableIds().stream().map(variable -> fixture.cell(row.patient(), note, variable)))
                .collect(Collectors.toSet());
    }
}
