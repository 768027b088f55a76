package dev.labelwright.estimate;

import dev.labelwright.estimate.catalog.Catalog;
import dev.labelwright.estimate.catalog.Ontology;
import dev.labelwright.estimate.catalog.PricedModel;
import dev.labelwright.estimate.ceiling.NoteBound;
import dev.labelwright.estimate.ceiling.Sums;
import dev.labelwright.estimate.ceiling.SumsSql;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.check.PatientCheck;
import dev.labelwright.sql.Statement;
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
                .chain(found -> catalog.ontology(session, project)
                        .invoke(ontology -> ontology.chosen(selection.variables()))
                        .call(() -> PatientCheck.require(session, project, selection.patients()))
                        .chain(ontology -> catalog.model(session, found, body.model())
                                .chain(model -> {
                                    Statement statement = body.refined()
                                            ? refined(project, selection, ontology, found.variablesPerCall(), model)
                                            : unrefined(project, selection, ontology, found.variablesPerCall(), model);
                                    return statement
                                            .first(session, Sums.class)
                                            .map(sums -> EstimateView.of(
                                                    sums, model.limits().tokenizer(), model.prices(), body.refined()));
                                }))));
    }

    private static Statement unrefined(
            UUID project, Selection selection, Ontology ontology, int variablesPerCall, PricedModel model) {
        ModelLimits limits = model.limits();
        List<VariableDefinition> widest = ontology.includedOrChosen(selection.variables());
        List<VariableDefinition> chosen = ontology.chosen(selection.variables());
        NoteBound bound = NoteBound.of(CallPlan.of(widest, variablesPerCall, limits))
                .orIfMore(NoteBound.of(CallPlan.of(chosen, variablesPerCall, limits)));
        return SumsSql.unrefined(
                project, selection.patients(), widest.size(), bound, limits.tokenizer(), model.prices());
    }

    private static Statement refined(
            UUID project, Selection selection, Ontology ontology, int variablesPerCall, PricedModel model) {
        CallPlan plan = CallPlan.of(ontology.chosen(selection.variables()), variablesPerCall, model.limits());
        return SumsSql.refined(
                project, selection.patients(), selection.overwrite(), plan, model.limits(), model.prices());
    }
}
