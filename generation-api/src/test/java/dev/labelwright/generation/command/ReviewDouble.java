package dev.labelwright.generation.command;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.Topics;
import dev.labelwright.servers.TestTopics;
import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stands for review-api: reads commands off the real topic and answers them. */
@ApplicationScoped
public class ReviewDouble {
    private final Mutiny.SessionFactory sessions;
    private final CommandAnswers answers;
    private final FreshContext context;

    ReviewDouble(Mutiny.SessionFactory sessions, CommandAnswers answers, FreshContext context) {
        this.sessions = sessions;
        this.answers = answers;
        this.context = context;
    }

    /** The commands of a kind for a project so far, once there are as many. */
    public List<LabelCommand> commands(String project, LabelCommand.Kind kind, int count) {
        return TestTopics.current()
                .await(
                        Topics.LABEL_COMMANDS,
                        records -> records.stream()
                                        .filter(record -> project.equals(record.key())
                                                && record.value().contains(kind.name()))
                                        .count()
                                >= count,
                        Duration.ofSeconds(20))
                .stream()
                .filter(record -> project.equals(record.key()))
                .map(record -> EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), LabelCommand.class))
                .filter(command -> command.kind() == kind)
                .toList();
    }

    /** Answers a command, as the consumer of outcomes does. */
    public void answer(LabelCommand command, CellOutcomes cells) {
        CommandOutcome outcome =
                new CommandOutcome(command.id(), command.projectId(), command.kind(), cells, cells.total());
        Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, transaction) -> answers.accept(session, outcome)))
                .runSubscriptionOn(context)
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
