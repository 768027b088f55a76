package dev.labelwright.prompt;

import dev.labelwright.condition.Predicate;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The order of a generation's variables. Note labels come level by level where one has a condition on another, then
 * aggregations, then dependents level by level: each after those that it is made from.
 */
final class Steps {
    private final Map<String, Variable> ontology;
    private final NavigableMap<Integer, List<Variable>> steps = new TreeMap<>();
    private final Set<Variable> readFromNotes = new LinkedHashSet<>();
    private final Set<Variable> aggregated = new LinkedHashSet<>();
    private final Set<Variable> derived = new LinkedHashSet<>();
    private final Map<Variable, Integer> levels = new HashMap<>();

    Steps(List<Variable> chosen, Map<String, Variable> ontology, Set<Stage> stages) {
        this.ontology = ontology;
        for (Variable variable : chosen) {
            for (Stage stage : Stage.values()) {
                if (stages.contains(stage) && variable.takesPartIn(stage)) {
                    members(stage).add(variable);
                }
            }
        }
        for (Stage stage : Stage.values()) {
            for (Variable variable : members(stage)) {
                steps.computeIfAbsent(stage.step(level(variable, stage)), any -> new ArrayList<>())
                        .add(variable);
            }
        }
    }

    /** The variables of each step, in the ontology's order. */
    NavigableMap<Integer, List<Variable>> inOrder() {
        return Collections.unmodifiableNavigableMap(steps);
    }

    /** The conditions that planning decides. */
    List<Predicate> decided(Variable variable, Stage stage) {
        return conditions(variable, stage)
                .filter(condition -> !waits(condition, stage))
                .map(condition -> Predicate.of(condition, ontology))
                .toList();
    }

    /** The conditions on what an earlier step of the generation answers. */
    List<Predicate> deferred(Variable variable, Stage stage) {
        return conditions(variable, stage)
                .filter(condition -> waits(condition, stage))
                .map(condition -> Predicate.of(condition, ontology))
                .toList();
    }

    /** Those that a cell of the stage looks at. */
    private Stream<Condition> conditions(Variable variable, Stage stage) {
        return variable.conditions().stream().filter(condition -> switch (stage) {
            case NOTE_LABELS -> true;
            case AGGREGATION -> Predicate.of(condition, ontology).patientLevel();
            case DEPENDENT -> condition.subject() == Condition.Subject.VARIABLE;
        });
    }

    private boolean waits(Condition condition, Stage stage) {
        return condition.variables().map(ontology::get).filter(Objects::nonNull).anyMatch(other -> switch (stage) {
            case NOTE_LABELS -> !other.patientLevel() && readFromNotes.contains(other);
            case AGGREGATION -> false;
            case DEPENDENT -> asked(other);
        });
    }

    /** Whether the variable's value may be new when a dependent looks at it. */
    private boolean asked(Variable variable) {
        if (variable.kind() == Kind.DEPENDENT) {
            return derived.contains(variable);
        }
        return variable.patientLevel() ? aggregated.contains(variable) : readFromNotes.contains(variable);
    }

    private Set<Variable> members(Stage stage) {
        return switch (stage) {
            case NOTE_LABELS -> readFromNotes;
            case AGGREGATION -> aggregated;
            case DEPENDENT -> derived;
        };
    }

    private int level(Variable variable, Stage stage) {
        return switch (stage) {
            case AGGREGATION -> 0;
            case NOTE_LABELS, DEPENDENT -> level(variable, stage, new HashSet<>());
        };
    }

    private int level(Variable variable, Stage stage, Set<Variable> above) {
        Integer known = levels.get(variable);
        if (known != null) {
            return known;
        }
        if (!above.add(variable)) {
            throw new IllegalArgumentException("variable '%s' depends on itself".formatted(variable.name()));
        }
        int level = 0;
        for (Variable other : before(variable, stage)) {
            level = Math.max(level, level(other, stage, above) + 1);
        }
        above.remove(variable);
        levels.put(variable, level);
        return level;
    }

    private List<Variable> before(Variable variable, Stage stage) {
        Stream<String> names = stage == Stage.DEPENDENT
                ? variable.references()
                : variable.conditions().stream().flatMap(Condition::variables);
        return names.map(ontology::get)
                .filter(Objects::nonNull)
                .filter(other -> stage == Stage.DEPENDENT || !other.patientLevel())
                .filter(members(stage)::contains)
                .distinct()
                .toList();
    }
}
