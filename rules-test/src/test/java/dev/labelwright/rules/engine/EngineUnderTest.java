package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.generation.dispatch.DispatchAccess;
import dev.labelwright.generation.dispatch.DispatchConfiguration;
import dev.labelwright.generation.plan.PlannerAccess;
import dev.labelwright.generation.release.ReleaseAccess;
import dev.labelwright.generation.track.TrackAccess;
import dev.labelwright.review.apply.ResultApplicationAccess;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.database.ServiceSessions;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The steps of a generation as the services take them, each in transactions of its own, with the messages between them in
 * the test's hands: it may hold one back, repeat it or lose it.
 */
final class EngineUnderTest {
    private final PlannerAccess planner;
    private final ReleaseAccess releases;
    private final DispatchAccess dispatches;
    private final TrackAccess tracking;
    private final ResultApplicationAccess application;

    /** Works in the roles of both services. */
    EngineUnderTest(RulesDatabase database) {
        DispatchConfiguration configuration = new SmallWindows();
        Mutiny.SessionFactory generation = database.generation().factory();
        planner = new PlannerAccess(generation);
        releases = new ReleaseAccess(generation);
        dispatches = new DispatchAccess(generation, configuration);
        tracking = new TrackAccess(generation, configuration);
        application = new ResultApplicationAccess(database.review().factory());
    }

    /** Plans a requested generation, its draw included; whether it is planned. */
    boolean plan(UUID generation) {
        return ServiceSessions.await(planner.plan(generation));
    }

    /** Releases the next steps of patients whose present one is done; whether there were any. */
    boolean release() {
        boolean released = false;
        while (ServiceSessions.await(releases.release())) {
            released = true;
        }
        return released;
    }

    /** One turn of the dispatcher. */
    DispatchAccess.Turn dispatch() {
        return ServiceSessions.await(dispatches.take());
    }

    /** What is to be told of leases that ran out and of tasks that are given up; charges what was orphaned. */
    List<LabelingResult> close() {
        List<LabelingResult> due = ServiceSessions.await(tracking.due());
        ServiceSessions.await(tracking.settleOrphans());
        return due;
    }

    /** Applies results to the labels. */
    List<LabelingOutcome> apply(List<LabelingResult> results) {
        return ServiceSessions.await(application.apply(results));
    }

    /** Takes outcomes in: ends tasks, settles tokens, ends the generation. */
    void track(List<LabelingOutcome> outcomes) {
        ServiceSessions.await(tracking.track(outcomes));
    }
}
