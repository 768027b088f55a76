package dev.labelwright.generation;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends generations of which every task has ended. */
public final class GenerationFinish {
    private static final String FINISH = """
            update catalog.generation g
            set status = case when g.status = 'CANCELLING' then g.stop_as
                when g.tasks_failed > 0 then 'COMPLETED_WITH_ERRORS' else 'COMPLETED' end,
              finished_at = catalog.clock(), has_pending = false, waits_for_tokens = false,
              error = case when g.status = 'CANCELLING' then g.error end, version = g.version + 1
            where g.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))
              and g.status in ('RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED', 'CANCELLING')
              and g.tasks_done + g.tasks_failed + g.tasks_cancelled = g.tasks_total""";

    private GenerationFinish() {}

    /** Ends those of the generations, whose locks are held, that have nothing left to do. */
    public static Uni<Integer> write(Mutiny.Session session, List<UUID> generations) {
        return Statement.of(FINISH).rows("ids", generations).execute(session);
    }
}
