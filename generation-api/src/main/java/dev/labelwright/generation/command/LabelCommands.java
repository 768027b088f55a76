package dev.labelwright.generation.command;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The outbox of what is to be done to labels: a command is told after its transaction has committed, until it is answered. */
public final class LabelCommands {
    private static final String INSERT = """
            insert into catalog.label_command (id, project_id, kind, batch, generation_id, confidence_threshold)
            select r.id, r.project_id, r.kind, r.batch, r.generation_id, r.confidence_threshold
            from jsonb_to_record(cast(cast(:row as text) as jsonb)) as r(id uuid, project_id uuid, kind text,
              batch int, generation_id uuid, confidence_threshold double precision)""";

    private LabelCommands() {}

    private record Row(
            UUID id,
            UUID projectId,
            LabelCommand.Kind kind,
            Integer batch,
            UUID generationId,
            BigDecimal confidenceThreshold) {}

    /** Asks for a command in the transaction of a session. {@link CommandSender#wake} makes it prompt. */
    public static Uni<Void> request(Mutiny.Session session, LabelCommand command) {
        return Statement.of(INSERT)
                .rows(
                        "row",
                        new Row(
                                command.id(),
                                command.projectId(),
                                command.kind(),
                                command.batch(),
                                command.generationId(),
                                command.confidenceThreshold()))
                .execute(session)
                .replaceWithVoid();
    }
}
