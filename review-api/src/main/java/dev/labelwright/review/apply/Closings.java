package dev.labelwright.review.apply;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of review.applied_result. */
final class Closings {
    private static final String FIND = """
            select cast(jsonb_build_object('taskId', a.task_id, 'round', a.round, 'generationId', a.generation_id,
              'dispatchId', a.dispatch_id, 'closedAs', a.closed_as, 'cells', jsonb_build_object('written', a.written,
              'unchanged', a.unchanged, 'protectedCells', a.protected_cells, 'superseded', a.superseded,
              'belowThreshold', a.below_threshold, 'empty', a.empty), 'failure', a.failure) as text)
            from jsonb_to_recordset(cast(cast(:rounds as text) as jsonb)) as r("taskId" uuid, round int)
            join review.applied_result a on a.task_id = r."taskId" and a.round = r.round
            """;

    // No "on conflict": where another replica closed the round meanwhile, this transaction must not happen.
    private static final String WRITE = """
            insert into review.applied_result (task_id, round, generation_id, dispatch_id, closed_as, written,
              unchanged, protected_cells, superseded, below_threshold, empty, failure)
            select r."taskId", r.round, r."generationId", r."dispatchId", r."closedAs", c.written, c.unchanged,
              c."protectedCells", c.superseded, c."belowThreshold", c.empty, r.failure
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("taskId" uuid, round int, "generationId" uuid, "dispatchId" uuid, "closedAs" text, cells jsonb,
                failure jsonb)
            cross join lateral jsonb_to_record(r.cells)
              as c(written int, unchanged int, "protectedCells" int, superseded int, "belowThreshold" int,
                empty int)
            order by r."taskId", r.round
            """;

    private Closings() {}

    /** The closings of those of the results' rounds that are closed. */
    static Uni<List<Closing>> of(Mutiny.Session session, List<LabelingResult> results) {
        List<Round> rounds = results.stream()
                .map(result -> Round.of(result.key()))
                .distinct()
                .toList();
        return JsonRows.select(session, FIND, Map.of("rounds", EventJson.write(rounds)), Closing.class);
    }

    static Uni<Void> write(Mutiny.Session session, List<Closing> closings) {
        return JsonRows.write(session, WRITE, closings);
    }
}
