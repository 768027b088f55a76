package dev.labelwright.estimate;

import dev.labelwright.condition.Predicate;
import dev.labelwright.estimate.catalog.AskedModels;
import dev.labelwright.estimate.ceiling.BoundSql;
import dev.labelwright.estimate.ceiling.Prices;
import dev.labelwright.estimate.ceiling.SelectionBound;
import dev.labelwright.estimate.ceiling.SharingSql;
import dev.labelwright.estimate.ceiling.SumsSql;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.Selection;
import dev.labelwright.sql.Statement;
import dev.labelwright.tokens.Tokenizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A selection with everything found that it names.
 *
 * @param values its filters
 * @param ontology all variables of the project, in their order
 * @param chosen those that it asks
 */
record FoundSelection(
        UUID project,
        Selection selection,
        List<Predicate> values,
        List<Variable> ontology,
        List<Variable> chosen,
        int variablesPerCall,
        AskedModels models) {

    /**
     * How it is estimated.
     *
     * @param sums the statement that gives its sums
     * @param dearest what a token costs at most
     * @param counting how its tokens are counted
     */
    record Estimate(Statement sums, Prices dearest, Tokenizer.Counting counting) {}

    /** The same with other calls. */
    FoundSelection withVariablesPerCall(int other) {
        return new FoundSelection(project, selection, values, ontology, chosen, other, models);
    }

    /** The same, where what there is is left alone. */
    FoundSelection skipping() {
        Selection other = new Selection(
                selection.patients(),
                selection.notes(),
                selection.values(),
                selection.variables(),
                Overwrite.SKIP,
                selection.scope());
        return new FoundSelection(project, other, values, ontology, chosen, variablesPerCall, models);
    }

    /** How a generation would share its variables out over calls. */
    CallPlan calls() {
        return plan(chosen, selection.scope().stages());
    }

    /** The statement that gives what calls are saved by notes with the same text. */
    Statement sharing() {
        return SharingSql.of(project, selection, values, calls());
    }

    /** By the very calls that would be planned. */
    Estimate refined() {
        CallPlan plan = calls();
        Statement sums = SumsSql.refined(project, selection, values, plan, models::prices);
        return new Estimate(sums, models.dearest(plan), models.counting(plan));
    }

    /** By what any selection of the included variables can cost of these patients, and what this one can. */
    Estimate unrefined(BoundMemory memory) {
        BoundMemory.Bound bound = memory.of(
                new BoundMemory.Key(chosen, ontology, selection.scope().stages(), variablesPerCall, models.terms()),
                this::bound);
        Statement sums = BoundSql.unrefined(project, selection, bound.selection());
        return new Estimate(sums, bound.dearest(), bound.counting());
    }

    private BoundMemory.Bound bound() {
        CallPlan own = calls();
        CallPlan widest = plan(includedOrChosen(), EnumSet.allOf(Stage.class));
        SelectionBound bound =
                SelectionBound.of(own, models::prices).orIfMore(SelectionBound.of(widest, models::prices));
        return new BoundMemory.Bound(bound, models.dearest(widest), models.counting(widest));
    }

    /** A variable whose model has its prices in another currency is part of no generation with this model. */
    private List<Variable> includedOrChosen() {
        return ontology.stream()
                .filter(variable -> variable.includeInGeneration() || chosen.contains(variable))
                .filter(models::inOneCurrency)
                .toList();
    }

    private CallPlan plan(List<Variable> variables, Set<Stage> stages) {
        return CallPlanning.plan(variables, ontology, stages, variablesPerCall, models::limits);
    }
}
