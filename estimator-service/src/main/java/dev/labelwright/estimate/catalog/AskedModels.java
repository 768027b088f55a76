package dev.labelwright.estimate.catalog;

import dev.labelwright.estimate.ceiling.Prices;
import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.Violations;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.tokens.Tokenizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The models that a generation can ask: its own, and those of single variables.
 *
 * @param own the generation's
 * @param named those of variables, by name
 */
public record AskedModels(PricedModel own, Map<String, PricedModel> named) {
    public AskedModels {
        Objects.requireNonNull(own, "own");
        named = Map.copyOf(named);
    }

    /** The name of the generation's model. */
    public String name() {
        return own.name;
    }

    /** How a model counts, and what it costs. */
    public record Terms(ModelLimits limits, Prices prices) {}

    /** Those of all models, by name; the generation's own by the empty name. */
    public Map<String, Terms> terms() {
        Map<String, Terms> terms = new HashMap<>();
        named.forEach((name, model) -> terms.put(name, new Terms(model.limits(), model.prices())));
        terms.put("", new Terms(own.limits(), own.prices()));
        return terms;
    }

    /** The limits of the model of that name; of the generation's where it is {@code null}. */
    public ModelLimits limits(String name) {
        return model(name).limits();
    }

    /** The prices of a call's model. */
    public Prices prices(PlannedCall call) {
        return model(call.model()).prices();
    }

    /** Of each token of a plan that may be of any of its calls. */
    public Prices dearest(CallPlan plan) {
        return asked(plan)
                .map(PricedModel::prices)
                .reduce(Prices.none(own.prices().currency()), Prices::orIfMore);
    }

    /** Whether every model of a plan is counted as it counts. */
    public Tokenizer.Counting counting(CallPlan plan) {
        return asked(plan).allMatch(model -> model.limits().tokenizer().counting() == Tokenizer.Counting.EXACT)
                ? Tokenizer.Counting.EXACT
                : Tokenizer.Counting.UTF8_BYTES;
    }

    /** Whether a variable's model has its prices in the currency of the generation's. */
    public boolean inOneCurrency(Variable variable) {
        return currency(variable.model()).equals(currency(null));
    }

    /**
     * Refuses variables whose models have their prices in another currency: the cost of a generation is one amount.
     *
     * @param chosen the variables that are asked
     */
    public void requireOneCurrency(Collection<Variable> chosen) {
        Violations violations = new Violations();
        chosen.stream()
                .filter(variable -> !inOneCurrency(variable))
                .map(Variable::model)
                .distinct()
                .forEach(name -> violations.require(
                        false,
                        "model",
                        "model '%s' has prices in %s, that of a variable, '%s', in %s"
                                .formatted(own.name, currency(null), name, currency(name))));
        violations.throwIfAny();
    }

    private String currency(String name) {
        return model(name).prices().currency();
    }

    private Stream<PricedModel> asked(CallPlan plan) {
        return plan.calls().stream().filter(call -> !call.local()).map(call -> model(call.model()));
    }

    private PricedModel model(String name) {
        return name == null ? own : named.getOrDefault(name, own);
    }
}
