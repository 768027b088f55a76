package dev.labelwright.generation.plan;

import dev.labelwright.generation.dispatch.Dispatcher;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Finds requested generations and plans them, a few at a time, so that a small one need not wait for the planning of a
 * large one. An announcement makes it prompt; a sweep finds what nobody was told, and what a planner that died has left:
 * its lock went with it.
 */
@ApplicationScoped
public class PlanRun {
    private static final Logger LOG = Logger.getLogger(PlanRun.class);

    private static final String CLAIM = """
            with next as (
              select id from catalog.generation where status in ('REQUESTED', 'PLANNING')
              order by plan_attempts, started_at limit 1 for no key update skip locked
            )
            update catalog.generation g set status = 'PLANNING', version = version + 1
            from next where g.id = next.id
            returning cast(g.id as text)""";
    private static final String FAILED = """
            update catalog.generation
            set plan_attempts = plan_attempts + 1, version = version + 1,
              status = case when plan_attempts + 1 >= :attempts then 'FAILED' else status end,
              finished_at = case when plan_attempts + 1 >= :attempts then catalog.clock() end,
              error = case when plan_attempts + 1 >= :attempts then jsonb_build_object('code', 'PLANNING_FAILED',
                'message', 'the generation could not be planned; the log of generation-api says why') end
            where id = :generation and status = 'PLANNING'
            returning cast(json_build_object('failed', status = 'FAILED') as text)""";

    private record Failed(boolean failed) {}

    private final Mutiny.SessionFactory sessions;
    private final GenerationPlanner planner;
    private final Dispatcher dispatcher;
    private final PlanConfiguration configuration;
    private final List<SingleRun> planners;

    PlanRun(
            Mutiny.SessionFactory sessions,
            GenerationPlanner planner,
            Dispatcher dispatcher,
            PlanConfiguration configuration,
            FreshContext context) {
        this.sessions = sessions;
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.configuration = configuration;
        this.planners = Stream.generate(() -> new SingleRun(this::next, context))
                .limit(configuration.concurrency())
                .toList();
    }

    /** Planning goes on by itself: the announcement is only a nudge, and need not wait for it. */
    @Incoming("generation-jobs-in")
    void announced(String job) {
        sweep().subscribe().with(done -> {}, failure -> LOG.error("planning ended", failure));
    }

    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Uni.join()
                .all(planners.stream().map(SingleRun::request).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) ->
                        session.createNativeQuery(CLAIM, String.class).getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().item(false) : plan(UUID.fromString(id)));
    }

    private Uni<Boolean> plan(UUID generation) {
        return sessions.withTransaction((session, transaction) -> planner.draw(session, generation))
                .chain(drawn -> drawn
                        ? sessions.withTransaction((session, transaction) -> planner.plan(session, generation))
                        : Uni.createFrom().item(false))
                .call(planned ->
                        planned ? statistics(generation) : Uni.createFrom().voidItem())
                .invoke(planned -> {
                    if (planned) {
                        LOG.infof("generation %s is planned", generation);
                        dispatcher.wake();
                    }
                })
                .replaceWith(true)
                .onFailure(failure -> !Outage.causes(failure))
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "planning of generation %s failed", generation);
                    return sessions.withTransaction((session, transaction) -> failed(session, generation))
                            .replaceWith(true);
                });
    }

    /** It is planned all the same where they cannot be taken. */
    private Uni<Void> statistics(UUID generation) {
        return sessions.withTransaction((session, transaction) -> PlanStatistics.take(session, generation))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "no statistics of generation %s: %s",
                        generation, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> failed(Mutiny.Session session, UUID generation) {
        return Statement.of(FAILED)
                .with("generation", generation)
                .with("attempts", configuration.attempts())
                .first(session, Failed.class)
                .chain(failed -> failed != null && failed.failed()
                        ? planner.free(session, generation)
                        : Uni.createFrom().item(0));
    }
}
