package dev.labelwright.variable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which variable looks at which; names that are no variable's lead nowhere. */
final class VariableGraph {
    private final Map<String, Set<String>> references;

    VariableGraph(Map<String, Set<String>> references) {
        this.references = Map.copyOf(references);
    }

    /** The graph of an ontology by its variables' names. */
    static VariableGraph of(Collection<VariableContent> ontology) {
        Map<String, Set<String>> references = new HashMap<>();
        ontology.forEach(content -> references.put(content.name(), content.references()));
        return new VariableGraph(references);
    }

    /**
     * The cycles that pass through some of the variables, each from a variable back to itself, and a shortest one from
     * there. A variable that stands in one cycle already begins no other.
     */
    List<List<String>> cycles(Collection<String> through) {
        Set<String> suspects = onlyBetweenCycles();
        Set<String> told = new HashSet<>();
        List<List<String>> cycles = new ArrayList<>();
        for (String name : through) {
            if (suspects.contains(name) && !told.contains(name)) {
                List<String> cycle = cycleFrom(name, suspects);
                if (!cycle.isEmpty()) {
                    cycles.add(cycle);
                    told.addAll(cycle);
                }
            }
        }
        return cycles;
    }

    /** What is left when variables that look at nothing are taken away, again and again; empty without a cycle. */
    private Set<String> onlyBetweenCycles() {
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> users = new HashMap<>();
        references.forEach((name, named) -> {
            int count = 0;
            for (String other : named) {
                if (references.containsKey(other)) {
                    users.computeIfAbsent(other, unused -> new ArrayList<>()).add(name);
                    count++;
                }
            }
            open.put(name, count);
        });
        Deque<String> free = new ArrayDeque<>();
        open.forEach((name, count) -> {
            if (count == 0) {
                free.add(name);
            }
        });
        Set<String> left = new HashSet<>(references.keySet());
        while (!free.isEmpty()) {
            String name = free.remove();
            left.remove(name);
            for (String user : users.getOrDefault(name, List.of())) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    free.add(user);
                }
            }
        }
        return left;
    }

    private List<String> cycleFrom(String start, Set<String> within) {
        Map<String, String> reachedFrom = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String name = next.remove();
            for (String other : references.get(name)) {
                if (within.contains(other) && !reachedFrom.containsKey(other)) {
                    reachedFrom.put(other, name);
                    if (other.equals(start)) {
                        return way(start, reachedFrom);
                    }
                    next.add(other);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String start, Map<String, String> reachedFrom) {
        Deque<String> way = new ArrayDeque<>(List.of(start));
        String at = reachedFrom.get(start);
        while (!at.equals(start)) {
            way.addFirst(at);
            at = reachedFrom.get(at);
        }
        way.addFirst(start);
        return List.copyOf(way);
    }
}
