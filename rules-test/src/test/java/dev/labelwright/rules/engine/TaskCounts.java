package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.rules.model.PlannedTask;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.UUID;

/** How the tasks of a generation ended. */
record TaskCounts(long done, long failed, long others) {
    private static final String READ = """
            select count(*) filter (where status = 'DONE') as done, count(*) filter (where status = 'FAILED') as failed,
              count(*) filter (where status not in ('DONE', 'FAILED')) as others
            from catalog.task where generation_id = :generation""";

    static TaskCounts read(ServiceSessions sessions, UUID generation) {
        return sessions.inTransaction(
                session -> Statement.query(READ).with("generation", generation).first(session, TaskCounts.class));
    }

    static TaskCounts of(List<PlannedTask> planned, Prediction prediction) {
        return new TaskCounts(planned.size() - prediction.failedTasks(), prediction.failedTasks(), 0);
    }
}
