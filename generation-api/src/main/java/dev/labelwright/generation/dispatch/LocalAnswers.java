package dev.labelwright.generation.dispatch;

import dev.labelwright.aggregation.DatedValue;
import dev.labelwright.aggregation.StrategyRule;
import dev.labelwright.event.Answer;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.ontology.VariableDefinition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Answers what needs no model: strategies, and tasks that have nothing to be made from. */
final class LocalAnswers {
    private LocalAnswers() {}

    /** The result of a task whose values are at hand. */
    static LabelingResult result(
            DispatchKey key, TurnRows.Candidate task, TurnRows.Calls calls, List<PatientValues.Value> values) {
        List<Answer> answers = task.variableIds().stream()
                .map(variable -> answer(calls.variable(task.stage(), variable), values))
                .toList();
        return new LabelingResult(
                key,
                LabelingResult.Kind.ANSWERED,
                task.stage(),
                List.of(),
                null,
                LabelingResult.NO_MODEL,
                answers,
                Usage.NONE,
                null,
                null);
    }

    private static Answer answer(TurnRows.VariableRow variable, List<PatientValues.Value> values) {
        VariableDefinition definition = variable.parsed();
        return draft(variable, values)
                .map(draft -> new Answer(definition.id(), definition.version(), List.of(draft)))
                .orElseGet(() -> Answer.ofNothing(definition));
    }

    private static Optional<Draft> draft(TurnRows.VariableRow variable, List<PatientValues.Value> values) {
        if (variable.strategy() == null) {
            return Optional.empty();
        }
        IdentityHashMap<DatedValue, PatientValues.Value> own = new IdentityHashMap<>();
        List<DatedValue> candidates = new ArrayList<>();
        for (PatientValues.Value value : values) {
            if (value.variableId().equals(variable.variableId())) {
                DatedValue candidate =
                        new DatedValue(value.value(), value.confidence(), value.notedAt(), value.noteId());
                candidates.add(candidate);
                own.put(candidate, value);
            }
        }
        return switch (variable.strategy()) {
            case MODEL -> Optional.empty();
            case FIRST, LAST, MOST_FREQUENT, MOST_CONFIDENT, MIN, MAX, ANY_TRUE, ALL_TRUE ->
                StrategyRule.draw(variable.strategy(), variable.onlyTrueValues(), candidates)
                        .map(drawn -> new Draft(
                                drawn.value(),
                                drawn.chosen().confidence(),
                                own.get(drawn.chosen()).quotes()));
        };
    }
}
