package dev.labelwright.review.apply;

import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.LabelCommand;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Does a command in slices, each in a transaction that also says how far the command has come. So a command that was
 * broken off goes on where it was, and one that was done changes nothing and repeats its outcome.
 */
@ApplicationScoped
public class CommandApplication {
    private final Mutiny.SessionFactory sessions;

    CommandApplication(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Does what is left of a command. */
    Uni<CommandOutcome> apply(LabelCommand command) {
        return Multi.createBy()
                .repeating()
                .uni(() -> sessions.withTransaction((session, transaction) -> CommandRows.lock(session, command)
                        .chain(progress ->
                                progress.done() ? Uni.createFrom().item(progress) : goOn(session, command, progress))))
                .whilst(progress -> !progress.done())
                .collect()
                .last()
                .map(CommandProgress::outcome);
    }

    private static Uni<CommandProgress> goOn(Mutiny.Session session, LabelCommand command, CommandProgress progress) {
        return slice(session, command, progress).map(progress::after).call(next -> CommandRows.write(session, next));
    }

    private static Uni<CommandSlice> slice(Mutiny.Session session, LabelCommand command, CommandProgress progress) {
        return switch (command.kind()) {
            case CLEAR_BATCH -> BatchClearing.slice(session, command, progress.place());
            case PROMOTE_PREVIEW -> PreviewPromotion.slice(session, command);
            case DISCARD_PREVIEW -> PreviewPromotion.discard(session, command);
            case PURGE_PROJECT -> ProjectPurge.slice(session, command);
        };
    }
}
