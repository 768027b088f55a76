package dev.labelwright.estimate.forecast;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Learns from the tasks of the latest finished generations; looks at a bounded number of each. */
public final class Experiences {
    private static final String LEARNED = """
            with finished as materialized (
              select g.id, g.tasks_total, g.tokens_input + g.tokens_output as tokens, g.cost_micros
              from catalog.generation g
              where g.project_id = :project and g.status in ('COMPLETED', 'COMPLETED_WITH_ERRORS')
                and g.model ->> 'name' = cast(:model as text)
              order by g.ordinal desc limit 10
            ), sample as materialized (
              select t.stage = 'NOTE_LABELS' as of_note, t.tokens, t.ceiling_tokens
              from finished g cross join lateral (
                (select number, stage, tokens, ceiling_tokens, status from catalog.task
                 where generation_id = g.id and number <= 200)
                union
                (select number, stage, tokens, ceiling_tokens, status from catalog.task
                 where generation_id = g.id and number > g.tasks_total - 200)
              ) t
              where t.status = 'DONE' and t.ceiling_tokens > 0
            )
            select
              (select sum(tokens) / sum(ceiling_tokens) from sample where of_note) as of_notes,
              (select sum(tokens) / sum(ceiling_tokens) from sample where not of_note) as of_patients,
              (select sum(cost_micros) / nullif(sum(tokens), 0) from finished) as token_price""";

    private Experiences() {}

    /**
     * What is known.
     *
     * @param model the name of the generation's model
     */
    public static Uni<Experience> of(Mutiny.Session session, UUID project, String model) {
        return Statement.query(LEARNED)
                .with("project", project)
                .with("model", model)
                .first(session, Experience.class);
    }
}
