package dev.labelwright.review.apply;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of review.applied_command. */
final class CommandRows {
    private static final String CREATE = """
            insert into review.applied_command (id, kind, outcome)
            select r.id, r.outcome ->> 'kind', r.outcome
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(id uuid, outcome jsonb)
            on conflict (id) do nothing
            """;

    private static final String LOCK = """
            select cast(jsonb_build_object('id', c.id, 'outcome', c.outcome, 'place', c.place, 'done', c.done) as text)
            from review.applied_command c where c.id = :id
            for update
            """;

    private static final String WRITE = """
            update review.applied_command c set outcome = r.outcome, place = r.place, done = r.done,
              applied_at = catalog.clock()
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(id uuid, outcome jsonb, place jsonb, done boolean)
            where c.id = r.id
            """;

    private CommandRows() {}

    /** How far a command has come, new or not; until the transaction ends, nobody else works on it. */
    static Uni<CommandProgress> lock(Mutiny.Session session, LabelCommand command) {
        return JsonRows.write(session, CREATE, List.of(CommandProgress.begun(command)))
                .chain(() -> JsonRows.select(session, LOCK, Map.of("id", command.id()), CommandProgress.class))
                .map(List::getFirst);
    }

    static Uni<Void> write(Mutiny.Session session, CommandProgress progress) {
        return JsonRows.write(session, WRITE, List.of(progress));
    }
}
