package dev.labelwright.estimate;

import dev.labelwright.estimate.basis.Basis;
import dev.labelwright.estimate.basis.StateDigest;
import dev.labelwright.estimate.catalog.Catalog;
import dev.labelwright.estimate.ceiling.Sums;
import dev.labelwright.estimate.forecast.Experiences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Estimates a selection: has the database sum up what it names. Only ever reads. */
@ApplicationScoped
public class Estimator {
    private final Mutiny.SessionFactory sessions;
    private final Catalog catalog;
    private final SelectionFinding finding;
    private final BoundMemory memory;

    Estimator(Mutiny.SessionFactory sessions, Catalog catalog, SelectionFinding finding, BoundMemory memory) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.finding = finding;
        this.memory = memory;
    }

    /** The most that a generation of the body's selection could use now; refuses what a generation would refuse. */
    public Uni<EstimateView> estimate(UUID project, EstimateBody body) {
        return sessions.withTransaction((session, transaction) ->
                finding.find(session, project, body).chain(asked -> estimate(session, asked, body.refined())));
    }

    /** Whether what an estimate was computed from has changed; refuses what is not the basis of an estimate. */
    public Uni<EstimateStateView> state(UUID project, String token) {
        Basis basis = Basis.of(token);
        return sessions.withTransaction((session, transaction) -> catalog.project(session, project)
                .chain(() -> StateDigest.of(session, project, basis.model()))
                .map(now -> new EstimateStateView(!now.equals(basis))));
    }

    /** The state is read first: what changes meanwhile makes the estimate stale, at worst one that has seen it. */
    private Uni<EstimateView> estimate(Mutiny.Session session, FoundSelection asked, boolean refined) {
        FoundSelection.Estimate estimate = refined ? asked.refined() : asked.unrefined(memory);
        String model = asked.models().name();
        return StateDigest.of(session, asked.project(), model)
                .chain(basis -> Experiences.of(session, asked.project(), model).chain(experience -> estimate.sums()
                        .first(session, Sums.class)
                        .map(sums -> EstimateView.of(sums, estimate, experience, refined, basis))));
    }
}
