package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class VariableGraphPropertiesTest {
    private static final int NODES = 7;

    @Property
    void findsACycleExactlyWhereAVariableReachesItself(
            @ForAll @Size(max = 14) List<@IntRange(min = 0, max = NODES * NODES - 1) Integer> edges) {
        // Given any references between a few variables
        Map<String, Set<String>> references = new HashMap<>();
        for (int node = 0; node < NODES; node++) {
            references.put("v" + node, new HashSet<>());
        }
        edges.forEach(edge -> references.get("v" + edge / NODES).add("v" + edge % NODES));
        Set<String> circular = new HashSet<>();
        references.keySet().stream().filter(name -> reaches(references, name)).forEach(circular::add);

        // When its cycles are looked for
        List<List<String>> cycles = new VariableGraph(references).cycles(references.keySet());

        // Then each is a way along references back to where it began
        for (List<String> cycle : cycles) {
            assertThat(cycle.getFirst()).isEqualTo(cycle.getLast());
            assertThat(cycle.size()).isGreaterThan(1);
            for (int step = 1; step < cycle.size(); step++) {
                assertThat(references.get(cycle.get(step - 1))).contains(cycle.get(step));
            }
        }
        // And there is one exactly where there are variables that reach themselves
        assertThat(cycles.isEmpty()).isEqualTo(circular.isEmpty());
        // And of a single variable, exactly where it does
        for (String name : references.keySet()) {
            assertThat(new VariableGraph(references).cycles(List.of(name)).isEmpty())
                    .isEqualTo(!circular.contains(name));
        }
    }

    private static boolean reaches(Map<String, Set<String>> references, String start) {
        Set<String> reached = new HashSet<>(references.get(start));
        boolean grew = true;
        while (grew) {
            Set<String> more = new HashSet<>();
            reached.forEach(name -> more.addAll(references.get(name)));
            grew = reached.addAll(more);
        }
        return reached.contains(start);
    }
}
