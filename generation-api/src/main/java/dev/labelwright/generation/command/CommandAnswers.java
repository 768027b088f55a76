package dev.labelwright.generation.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the answers to commands in. The first answer to a command counts; another changes nothing. */
@ApplicationScoped
public class CommandAnswers {
    private static final String COMMAND_ID = "commandId";

    private static final String ANSWER = """
            with answered as (
              update catalog.label_command c set answered_at = catalog.clock(), labels = :labels
              where c.id = :id and c.answered_at is null
              returning c.id, c.kind, c.project_id, c.batch, c.generation_id, c.confidence_threshold
            )
            select cast(to_json(answered) as text) from answered""";

    private static final String DISCARDED = """
            update catalog.generation set preview = 'DISCARDED', version = version + 1
            where id = :generation and preview = 'DISCARDING'""";

    /** Cells that no result told of, for they were failed, cancelled or not to be asked, stay as they were counted. */
    private static final String PROMOTED = """
            update catalog.generation
            set preview = 'PROMOTED', outcomes_written = :written, outcomes_unchanged = :unchanged,
              outcomes_protected = :protectedCells, outcomes_superseded = :superseded,
              outcomes_below_threshold = :belowThreshold, outcomes_empty = :empty,
              confidence_threshold = coalesce(cast(nullif(:threshold, '') as double precision), confidence_threshold),
              version = version + 1
            where id = :generation and preview = 'PROMOTING'""";

    private final Coverage coverage;

    CommandAnswers(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Whether a message of the outcomes' topic is the outcome of a command; not where it cannot be read. */
    public static boolean isCommandOutcome(byte[] json) {
        try (JsonParser parser = EventJson.mapper().getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals(COMMAND_ID)) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            // Whoever reads it as an outcome of a task will say what is wrong with it.
            return false;
        }
    }

    /** Takes an answer in, in the transaction of a session. */
    public Uni<Void> accept(Mutiny.Session session, CommandOutcome outcome) {
        return Statement.of(ANSWER)
                .with("id", outcome.commandId())
                .with("labels", outcome.labels())
                .first(session, LabelCommand.class)
                .chain(command ->
                        command == null ? Uni.createFrom().voidItem() : follow(session, command, outcome.cells()));
    }

    private Uni<Void> follow(Mutiny.Session session, LabelCommand command, CellOutcomes cells) {
        return switch (command.kind()) {
            case CLEAR_BATCH -> coverage.clearBatch(session, command.projectId(), command.batch());
            case PROMOTE_PREVIEW ->
                promote(session, command, cells)
                        .chain(() -> coverage.cover(session, command.projectId(), command.generationId()));
            case DISCARD_PREVIEW ->
                Statement.of(DISCARDED)
                        .with("generation", command.generationId())
                        .execute(session)
                        .replaceWithVoid();
            // The project's rows go slice by slice, in transactions of their own: see ProjectPurge.
            case PURGE_PROJECT -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Integer> promote(Mutiny.Session session, LabelCommand command, CellOutcomes cells) {
        return Statement.of(PROMOTED)
                .with("generation", command.generationId())
                .with("threshold", Objects.toString(command.confidenceThreshold(), ""))
                .with("written", (long) cells.written())
                .with("unchanged", (long) cells.unchanged())
                .with("protectedCells", (long) cells.protectedCells())
                .with("superseded", (long) cells.superseded())
                .with("belowThreshold", (long) cells.belowThreshold())
                .with("empty", (long) cells.empty())
                .execute(session);
    }
}
