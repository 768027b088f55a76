package dev.labelwright.endtoend.race;

import dev.labelwright.event.LabelingResult;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A result as it was sent, once or more often, for a task that asks these cells. */
record SentResult(UUID dispatchId, Task task, LabelingResult.Kind kind, List<Said> said) {
    /** What a task asks. */
    record Task(UUID id, UUID generationId, Set<Place> places) {
        Task {
            places = Set.copyOf(places);
        }
    }

    /** The answer about one variable, in all notes of the task. */
    record Said(UUID variableId, List<Says> values) {
        Said {
            values = List.copyOf(values);
        }
    }

    SentResult {
        said = List.copyOf(said);
    }

    static SentResult of(LabelingResult result, Set<Place> places) {
        return new SentResult(
                result.key().dispatchId(),
                new Task(result.key().taskId(), result.key().generationId(), places),
                result.kind(),
                result.answers().stream()
                        .map(answer -> new Said(
                                answer.variableId(),
                                answer.values().stream()
                                        .map(draft -> new Says(draft.value(), draft.confidence()))
                                        .toList()))
                        .toList());
    }

    /** What it says of a cell; empty where there is no value. */
    List<Says> of(Place place) {
        return said.stream()
                .filter(answer -> answer.variableId().equals(place.variableId()))
                .flatMap(answer -> answer.values().stream())
                .collect(Collectors.toUnmodifiableList());
    }
}
