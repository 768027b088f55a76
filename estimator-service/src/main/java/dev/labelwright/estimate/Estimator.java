package dev.labelwright.estimate;

import dev.labelwright.condition.Predicate;
import dev.labelwright.estimate.basis.Basis;
import dev.labelwright.estimate.basis.StateDigest;
import dev.labelwright.estimate.catalog.Catalog;
import dev.labelwright.estimate.catalog.Project;
import dev.labelwright.estimate.ceiling.Sums;
import dev.labelwright.estimate.forecast.Experiences;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.ValueFilters;
import dev.labelwright.selection.check.SelectionCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Estimates a selection: resolves what it names, then has the database sum it up. Only ever reads. */
@ApplicationScoped
public class Estimator {
    private final Mutiny.SessionFactory sessions;
    private final Catalog catalog;

    Estimator(Mutiny.SessionFactory sessions, Catalog catalog) {
        this.sessions = sessions;
        this.catalog = catalog;
    }

    /** The most that a generation of the body's selection could use now; refuses what a generation would refuse. */
    public Uni<EstimateView> estimate(UUID project, EstimateBody body) {
        Selection selection = body.selection();
        return sessions.withTransaction((session, transaction) -> catalog.project(session, project)
                .chain(found -> OntologyRows.all(session, project)
                        .chain(ontology -> estimate(session, project, found, body, selection, ontology))));
    }

    /** Whether what an estimate was computed from has changed; refuses what is not the basis of an estimate. */
    public Uni<EstimateStateView> state(UUID project, String token) {
        Basis basis = Basis.of(token);
        return sessions.withTransaction((session, transaction) -> catalog.project(session, project)
                .chain(() -> StateDigest.of(session, project, basis.model()))
                .map(now -> new EstimateStateView(!now.equals(basis))));
    }

    private Uni<EstimateView> estimate(
            Mutiny.Session session,
            UUID project,
            Project found,
            EstimateBody body,
            Selection selection,
            List<Variable> ontology) {
        List<Variable> chosen = ChosenVariables.asked(selection, ontology);
        List<Predicate> values = ValueFilters.of(selection.values(), ontology);
        return SelectionCheck.require(session, project, selection, values)
                .chain(() -> catalog.models(session, found, body.model(), ontology))
                .invoke(models -> models.requireOneCurrency(chosen))
                .map(models -> new FoundSelection(
                        project, selection, values, ontology, chosen, found.variablesPerCall(), models))
                .chain(asked -> estimate(session, asked, body.refined()));
    }

    /** The state is read first: what changes meanwhile makes the estimate stale, at worst one that has seen it. */
    private static Uni<EstimateView> estimate(Mutiny.Session session, FoundSelection asked, boolean refined) {
        FoundSelection.Estimate estimate = refined ? asked.refined() : asked.unrefined();
        String model = asked.models().name();
        return StateDigest.of(session, asked.project(), model)
                .chain(basis -> Experiences.of(session, asked.project(), model).chain(experience -> estimate.sums()
                        .first(session, Sums.class)
                        .map(sums -> EstimateView.of(sums, estimate, experience, refined, basis))));
    }
}
