package dev.labelwright.estimate;

import dev.labelwright.condition.Predicate;
import dev.labelwright.estimate.catalog.Catalog;
import dev.labelwright.estimate.catalog.Project;
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

/** Finds what a selection names. */
@ApplicationScoped
class SelectionFinding {
    private final Catalog catalog;

    SelectionFinding(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The body's selection with what it names; refuses what a generation would refuse. */
    Uni<FoundSelection> find(Mutiny.Session session, UUID project, EstimateBody body) {
        Selection selection = body.selection();
        return catalog.project(session, project).chain(found -> OntologyRows.all(session, project)
                .chain(ontology -> find(session, project, found, body, selection, ontology)));
    }

    private Uni<FoundSelection> find(
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
                        project, selection, values, ontology, chosen, found.variablesPerCall(), models));
    }
}
