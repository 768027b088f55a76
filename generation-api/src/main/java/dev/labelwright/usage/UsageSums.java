package dev.labelwright.usage;

import dev.labelwright.project.ProjectCheck;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sums up the usage of a project. Reads a row for each day, model and group of variables, however many tasks there were. */
@ApplicationScoped
public class UsageSums {
    private static final String SUMS = """
            with used as (
              select * from catalog.usage
              where project_id = :project and day between cast(:from as date) and cast(:to as date)
            ), grouped as (
              {usage}
            )
            select key collate "C" as key, id collate "C" as id, currency collate "C" as currency,
              cast(sum(calls) as bigint) as calls, cast(sum(tokens_input) as bigint) as tokens_input,
              cast(sum(tokens_cached_input) as bigint) as tokens_cached_input,
              cast(sum(tokens_output) as bigint) as tokens_output,
              cast(sum(tokens_unconfirmed) as bigint) as tokens_unconfirmed, sum(cost_micros) as cost_micros
            from grouped
            where (key collate "C", id collate "C", currency collate "C")
              > (cast(:key as text), cast(:id as text), cast(:currency as text))
            group by 1, 2, 3 order by 1, 2, 3 limit :limit""";

    private static final List<String> BEFORE_ALL = List.of("", "", "");

    private final Mutiny.SessionFactory sessions;

    UsageSums(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The sums in the order of their groups, one more than asked for where there are more.
     *
     * @param from the first day, in UTC
     * @param to the last day, in UTC
     */
    Uni<List<UsageRow>> of(UUID project, UsageGrouping grouping, LocalDate from, LocalDate to, PageRequest page) {
        List<String> after = page.after().orElse(BEFORE_ALL);
        return sessions.withSession(session -> ProjectCheck.exists(session, project)
                .chain(() -> Statement.query(SUMS.replace("{usage}", grouping.sql()))
                        .with("project", project)
                        .with("from", from)
                        .with("to", to)
                        .with("key", after.get(0))
                        .with("id", after.get(1))
                        .with("currency", after.get(2))
                        .with("limit", page.limit() + 1)
                        .list(session, UsageRow.class)));
    }
}
