package dev.labelwright.generation.preview;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.PreviewState;
import dev.labelwright.generation.command.CommandWait;
import dev.labelwright.generation.command.LabelCommands;
import dev.labelwright.generation.control.LockedGeneration;
import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns what a preview kept into labels, or forgets it. review-api does it; it is asked here. */
@ApplicationScoped
public class PreviewControl {
    private static final String MARK = """
            update catalog.generation set preview = :state, version = version + 1 where id = :generation""";

    private final Mutiny.SessionFactory sessions;
    private final GenerationHistory history;
    private final CommandWait wait;

    PreviewControl(Mutiny.SessionFactory sessions, GenerationHistory history, CommandWait wait) {
        this.sessions = sessions;
        this.history = history;
        this.wait = wait;
    }

    /**
     * Makes the drafts of a preview that has ended labels, as if its results came now. Promoting again changes nothing.
     *
     * @param body may be {@code null}
     * @return the generation; still {@code PROMOTING} where that takes longer than a client should wait
     */
    public Uni<GenerationView> promote(UUID project, UUID generation, PromoteBody body) {
        PromoteBody given = body == null ? new PromoteBody(null) : body;
        given.check();
        return sessions.withTransaction((session, transaction) -> LockedGeneration.of(session, project, generation)
                        .chain(locked -> promote(session, locked, given.confidenceThreshold())))
                .chain(() -> settled(project, generation));
    }

    /** Forgets what a preview kept. Discarding again changes nothing. */
    public Uni<GenerationView> discard(UUID project, UUID generation) {
        return sessions.withTransaction((session, transaction) ->
                        LockedGeneration.of(session, project, generation).chain(locked -> discard(session, locked)))
                .chain(() -> settled(project, generation));
    }

    private static Uni<Void> promote(Mutiny.Session session, LockedGeneration generation, BigDecimal threshold) {
        return switch (stateOf(generation)) {
            case PROMOTING, PROMOTED -> Uni.createFrom().voidItem();
            case DISCARDING, DISCARDED, EXPIRED -> throw refused(generation);
            case OPEN -> {
                require(
                        generation,
                        generation.status() == GenerationStatus.COMPLETED
                                || generation.status() == GenerationStatus.COMPLETED_WITH_ERRORS);
                yield ask(session, generation, PreviewState.PROMOTING, LabelCommand.Kind.PROMOTE_PREVIEW, threshold);
            }
        };
    }

    private static Uni<Void> discard(Mutiny.Session session, LockedGeneration generation) {
        return switch (stateOf(generation)) {
            case DISCARDING, DISCARDED -> Uni.createFrom().voidItem();
            case PROMOTING, PROMOTED, EXPIRED -> throw refused(generation);
            case OPEN -> {
                require(generation, generation.status().terminal());
                yield ask(session, generation, PreviewState.DISCARDING, LabelCommand.Kind.DISCARD_PREVIEW, null);
            }
        };
    }

    private static PreviewState stateOf(LockedGeneration generation) {
        if (generation.preview() == null) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, "The generation is %s and no preview.".formatted(generation.status()));
        }
        return generation.preview();
    }

    private static void require(LockedGeneration generation, boolean ended) {
        if (!ended) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The generation is %s; a preview is decided on when it has completed."
                            .formatted(generation.status()));
        }
    }

    private static ProblemException refused(LockedGeneration generation) {
        return new ProblemException(ErrorCode.WRONG_STATE, "The preview is %s.".formatted(generation.preview()));
    }

    private static Uni<Void> ask(
            Mutiny.Session session,
            LockedGeneration generation,
            PreviewState state,
            LabelCommand.Kind kind,
            BigDecimal threshold) {
        return Statement.of(MARK)
                .with("generation", generation.id())
                .with("state", state.name())
                .execute(session)
                .chain(() -> LabelCommands.request(
                        session,
                        new LabelCommand(Ids.next(), kind, generation.projectId(), null, generation.id(), threshold)));
    }

    private Uni<GenerationView> settled(UUID project, UUID generation) {
        return wait.until(() -> history.get(project, generation), seen -> !isOnItsWay(seen.previewState()));
    }

    /** Whether a preview is being promoted or discarded. */
    public static boolean isOnItsWay(PreviewState state) {
        return switch (state) {
            case PROMOTING, DISCARDING -> true;
            case OPEN, PROMOTED, DISCARDED, EXPIRED -> false;
        };
    }
}
