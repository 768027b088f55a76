package dev.labelwright.generation.control;

import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.dispatch.Dispatcher;
import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What people do to generations, each in one transaction under the generation's lock. Answers with the generation as
 * committed; doing the same again changes nothing.
 */
@ApplicationScoped
public class GenerationControl {
    private static final String PAUSE = """
            update catalog.generation set status = 'PAUSED', version = version + 1 where id = :generation""";
    private static final String RESUME = """
            update catalog.generation
            set status = 'RUNNING', error = case when status = 'BUDGET_EXHAUSTED' then null else error end,
              token_budget = coalesce(nullif(cast(:budget as bigint), 0), token_budget), waits_for_tokens = false,
              version = version + 1
            where id = :generation""";
    private static final String CANCEL = """
            update catalog.generation
            set status = :status, version = version + 1,
              stop_as = case when :status = 'CANCELLING' then 'CANCELLED' end,
              finished_at = case when :status = 'CANCELLED' then catalog.clock() end
            where id = :generation""";

    private final Mutiny.SessionFactory sessions;
    private final GenerationHistory history;
    private final Retry retry;
    private final Stopping stopping;
    private final Dispatcher dispatcher;

    GenerationControl(
            Mutiny.SessionFactory sessions,
            GenerationHistory history,
            Retry retry,
            Stopping stopping,
            Dispatcher dispatcher) {
        this.sessions = sessions;
        this.history = history;
        this.retry = retry;
        this.stopping = stopping;
        this.dispatcher = dispatcher;
    }

    /** Hands out nothing further; what is out comes to its end. */
    public Uni<GenerationView> pause(UUID project, UUID generation) {
        return act(
                ControlAction.PAUSE,
                project,
                generation,
                (session, locked) -> goesOn(ControlAction.PAUSE, locked).isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Statement.of(PAUSE)
                                .with("generation", generation)
                                .execute(session)
                                .replaceWithVoid());
    }

    /**
     * Goes on with a generation that was paused or whose tokens ran out; a budget is applied to a running one too.
     *
     * @param body may be {@code null}
     */
    public Uni<GenerationView> resume(UUID project, UUID generation, ResumeBody body) {
        Long budget = body == null ? null : body.tokenBudget();
        return act(ControlAction.RESUME, project, generation, (session, locked) -> {
                    boolean nothingToDo = goesOn(ControlAction.RESUME, locked).isEmpty() && budget == null;
                    return nothingToDo
                            ? Uni.createFrom().voidItem()
                            : TokenRoom.of(session, project, generation)
                                    .invoke(room -> room.check(locked, budget))
                                    .chain(() -> Statement.of(RESUME)
                                            .with("generation", generation)
                                            .with("budget", budget == null ? 0L : budget)
                                            .execute(session))
                                    .replaceWithVoid();
                })
                .invoke(dispatcher::wake);
    }

    /** Ends a generation; waits for a planner that has it. */
    public Uni<GenerationView> cancel(UUID project, UUID generation) {
        return act(ControlAction.CANCEL, project, generation, (session, locked) -> goesOn(ControlAction.CANCEL, locked)
                        .map(next -> Statement.of(CANCEL)
                                .with("generation", generation)
                                .with("status", next.name())
                                .execute(session)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(stopping::wake);
    }

    /** Asks again for the tasks that failed, and for those only. */
    public Uni<GenerationView> retry(UUID project, UUID generation) {
        return act(ControlAction.RETRY, project, generation, (session, locked) -> goesOn(ControlAction.RETRY, locked)
                        .map(next -> retry.failed(session, locked))
                        .orElseGet(() -> Retry.again(locked)))
                .invoke(dispatcher::wake);
    }

    /** Asks again for one task that failed, and for what failed because it did, in a generation that has ended. */
    public Uni<GenerationView> retryTask(UUID project, UUID generation, UUID task) {
        return act(ControlAction.RETRY, project, generation, (session, locked) -> goesOn(ControlAction.RETRY, locked)
                        .map(next -> retry.one(session, locked, task))
                        .orElseThrow(() -> ControlAction.RETRY.refusal(locked.status(), "It has not ended.")))
                .invoke(dispatcher::wake);
    }

    private Uni<GenerationView> act(
            ControlAction action,
            UUID project,
            UUID generation,
            BiFunction<Mutiny.Session, LockedGeneration, Uni<Void>> change) {
        return sessions.withTransaction((session, transaction) -> history.version(session, project, generation)
                // What is refused now needs no lock, which a planner may have for long.
                .invoke(seen -> next(action, seen.status()))
                .chain(() -> LockedGeneration.of(session, project, generation))
                .chain(locked -> change.apply(session, locked))
                .chain(() -> history.get(session, project, generation)));
    }

    private static Optional<GenerationStatus> goesOn(ControlAction action, LockedGeneration locked) {
        return next(action, locked.status());
    }

    /** The state that follows; empty where it is so already; refuses where the state does not allow the action. */
    private static Optional<GenerationStatus> next(ControlAction action, GenerationStatus status) {
        return switch (action.from(status)) {
            case Transition.To to -> Optional.of(to.status());
            case Transition.Stays stays -> Optional.empty();
            case Transition.Refused refused -> throw action.refusal(status);
        };
    }
}
