package dev.labelwright.generation.plan;

import dev.labelwright.generation.dispatch.Dispatcher;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Finds requested generations and plans them, one after another. An announcement makes it prompt; a sweep finds what
 * nobody was told, and what a planner that died has left: its lock went with it.
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
            where id = :generation and status = 'PLANNING'""";

    private final Mutiny.SessionFactory sessions;
    private final GenerationPlanner planner;
    private final Dispatcher dispatcher;
    private final PlanConfiguration configuration;
    private final SingleRun run;

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
        this.run = new SingleRun(this::next, context);
    }

    /** Planning goes on by itself: the announcement is only a nudge, and need not wait for it. */
    @Incoming("generation-jobs-in")
    void announced(String job) {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("planning ended", failure));
    }

    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) ->
                        session.createNativeQuery(CLAIM, String.class).getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().item(false) : plan(UUID.fromString(id)));
    }

    private Uni<Boolean> plan(UUID generation) {
        return sessions.withTransaction((session, transaction) -> planner.plan(session, generation))
                .invoke(planned -> {
                    if (planned) {
                        LOG.infof("generation %s is planned", generation);
                        dispatcher.wake();
                    }
                })
                .onFailure(failure -> !Outage.causes(failure))
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "planning of generation %s failed", generation);
                    return sessions.withTransaction((session, transaction) -> Statement.of(FAILED)
                                    .with("generation", generation)
                                    .with("attempts", configuration.attempts())
                                    .execute(session))
                            .replaceWith(true);
                });
    }
}
