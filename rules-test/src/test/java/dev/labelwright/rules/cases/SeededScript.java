package dev.labelwright.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Said;
import dev.labelwright.rules.model.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A model that says the same whenever it is asked the same.
 *
 * @param failures how many of a hundred of its calls fail
 */
record SeededScript(int seed, int failures, List<Variable> variables) implements Script {
    SeededScript {
        variables = List.copyOf(variables);
    }

    @Override
    public Reply reply(Stage stage, String patient, String text, String name) {
        Random random = new Random(Objects.hash(seed, stage.name(), patient, text, name));
        if (random.nextInt(100) < failures) {
            return new Reply.Failed();
        }
        Variable variable = variables.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<JsonNode> pool = new ArrayList<>(ValuePool.of(variable.type(), variable.options()));
        boolean many = stage == Stage.NOTE_LABELS && variable.scope() == Scope.MANY_PER_NOTE;
        int count = random.nextInt(many ? Math.min(pool.size(), 2) + 1 : 5);
        List<Said> values = new ArrayList<>();
        for (int place = 0; place < (many ? count : Math.min(count, 1)); place++) {
            values.add(new Said(pool.remove(random.nextInt(pool.size())), confidence(random)));
        }
        return new Reply.Answered(values, confidence(random));
    }

    private static double confidence(Random random) {
        return List.of(0.3, 0.5, 0.7, 0.9, 1.0).get(random.nextInt(5));
    }
}
