package dev.labelwright.generation.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One slice of stopping a generation, under its lock: tasks that were not dispatched in their round end, at most
 * {@value UndispatchedTasks#MOST} at a time, first those whose step was not released, so that nothing is released behind them. Then the
 * patients are freed, and the generation ends where nothing is out.
 */
@ApplicationScoped
class StopSlice {
    /** Planning has the project for long; then the slice is done again later. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final JsonNode CANCELLED =
            EventJson.mapper().valueToTree(new TaskFailure(TaskFailure.Code.CANCELLED, "the generation was cancelled"));

    private static final String CLOSE_RETRIES = """
            update catalog.dispatch d
            set state = 'CLOSING', closing = :closing, error = cast(cast(:error as text) as jsonb),
              due_at = catalog.clock()
            where d.generation_id = :generation and d.state = 'RETRY'""";

    private static final String STOPPED = """
            update catalog.generation
            set dispatch_cursor = tasks_total, has_pending = false, tasks_waiting = 0, version = version + 1
            where id = :generation""";

    private static final String FINISH = """
            update catalog.generation
            set status = coalesce(stop_as, 'CANCELLED'), finished_at = catalog.clock(), has_pending = false,
              patients_done = patients_total, version = version + 1
            where id = :generation and tasks_done + tasks_failed + tasks_cancelled = tasks_total""";

    private static final String CLEAR_STEPS = """
            update catalog.generation_patient p set open_tasks = 0, step = last_step
            from catalog.generation g
            where g.id = :generation and g.status <> 'CANCELLING' and p.generation_id = g.id
              and (p.open_tasks > 0 or p.step < p.last_step)""";

    private final UndispatchedTasks tasks;
    private final FreedPatients freedPatients;

    StopSlice(UndispatchedTasks tasks, FreedPatients freedPatients) {
        this.tasks = tasks;
        this.freedPatients = freedPatients;
    }

    /** Whether there may be a further slice. */
    Uni<Boolean> stop(Mutiny.Session session, UUID generation) {
        return LockPatience.of(session, PATIENCE)
                .chain(() -> StoppedGeneration.locked(session, generation))
                .chain(stopped -> stopped == null ? Uni.createFrom().item(false) : stop(session, stopped));
    }

    private Uni<Boolean> stop(Mutiny.Session session, StoppedGeneration generation) {
        return closeRetries(session, generation)
                .chain(() -> generation.tasksWaiting() > 0 || generation.unstopped()
                        ? tasks.endUnreleased(session, generation)
                        : Uni.createFrom().item(0))
                .chain(unreleased -> unreleased > 0
                        ? Uni.createFrom().item(true)
                        : tasks.endReleased(session, generation)
                                .chain(ended -> ended == UndispatchedTasks.MOST
                                        ? Uni.createFrom().item(true)
                                        : finish(session, generation, ended > 0)));
    }

    private Uni<Integer> closeRetries(Mutiny.Session session, StoppedGeneration generation) {
        JsonNode error = generation.cancelled() ? CANCELLED : generation.error();
        LabelingResult.Kind closing =
                generation.cancelled() ? LabelingResult.Kind.CANCELLED : LabelingResult.Kind.GIVEN_UP;
        return Statement.of(CLOSE_RETRIES)
                .with("generation", generation.id())
                .with("closing", closing.name())
                .with("error", Objects.toString(error, "null"))
                .execute(session);
    }

    private Uni<Boolean> finish(Mutiny.Session session, StoppedGeneration generation, boolean endedSome) {
        boolean frees = generation.cancelled() && !generation.preview();
        Uni<Void> stopped = endedSome || generation.unstopped()
                ? (frees ? freedPatients.free(session, generation.projectId(), generation.id()) : nothing())
                        .chain(() -> Statement.of(STOPPED)
                                .with("generation", generation.id())
                                .execute(session))
                        .replaceWithVoid()
                : nothing();
        return stopped.chain(() ->
                        Statement.of(FINISH).with("generation", generation.id()).execute(session))
                .chain(finished -> finished == 0
                        ? nothing()
                        : Statement.of(CLEAR_STEPS)
                                .with("generation", generation.id())
                                .execute(session)
                                .replaceWithVoid())
                .replaceWith(false);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
