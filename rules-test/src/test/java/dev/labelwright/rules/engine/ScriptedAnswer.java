package dev.labelwright.rules.engine;

import dev.labelwright.event.Answer;
import dev.labelwright.event.Draft;
import dev.labelwright.rules.model.Said;
import java.util.List;
import java.util.UUID;

/** What is said of a variable, in the form of a result. */
final class ScriptedAnswer {
    private ScriptedAnswer() {}

    static Answer of(UUID variable, List<Said> values) {
        return new Answer(
                variable,
                1,
                values.stream()
                        .map(said -> new Draft(said.value(), said.confidence(), List.of()))
                        .toList());
    }
}
