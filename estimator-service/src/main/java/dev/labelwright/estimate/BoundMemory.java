package dev.labelwright.estimate;

import dev.labelwright.estimate.catalog.AskedModels;
import dev.labelwright.estimate.ceiling.Prices;
import dev.labelwright.estimate.ceiling.SelectionBound;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.tokens.Tokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bounds that were computed before: at a keystroke in a form only patients change, and counting the tokens of the same
 * variables anew is most of the work. A bound depends on nothing but its key, so it is never out of date.
 */
@ApplicationScoped
class BoundMemory {
    private static final int MOST = 200;

    private final Map<Key, Bound> bounds = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bound> eldest) {
            return size() > MOST;
        }
    };

    /** All that a bound is computed from. */
    record Key(
            List<Variable> chosen,
            List<Variable> ontology,
            Set<Stage> stages,
            int variablesPerCall,
            Map<String, AskedModels.Terms> models) {}

    /**
     * What any selection can cost.
     *
     * @param dearest what a token costs at most
     * @param counting how its tokens are counted
     */
    record Bound(SelectionBound selection, Prices dearest, Tokenizer.Counting counting) {}

    /** The bound of that key. */
    Bound of(Key key, Supplier<Bound> computed) {
        Bound known;
        synchronized (bounds) {
            known = bounds.get(key);
        }
        if (known != null) {
            return known;
        }
        Bound bound = computed.get();
        synchronized (bounds) {
            bounds.put(key, bound);
        }
        return bound;
    }
}
