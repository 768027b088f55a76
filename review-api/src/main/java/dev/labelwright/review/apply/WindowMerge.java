package dev.labelwright.review.apply;

import dev.labelwright.event.Answer;
import dev.labelwright.event.Draft;
import dev.labelwright.event.Quote;
import dev.labelwright.review.label.ValueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes one answer of what was said of the windows of a note. Equal values count once, as the most confident of them is,
 * and keep the place of the first; an overlap says the same twice. Which of several values a cell takes is decided where
 * it is for every answer, by the variable's scope: all of them, or the most confident, of equally confident ones the
 * first. Only where no window has a value is the answer empty, or the default value.
 */
final class WindowMerge {
    /** The most quotes of one value; those of the most confident window come first. */
    static final int MOST_QUOTES = 10;

    private WindowMerge() {}

    /**
     * The answers for the whole note, one for each variable.
     *
     * @param windows the answers of each window, in the note's order
     */
    static List<Answer> of(List<List<Answer>> windows) {
        Map<UUID, List<Answer>> byVariable = new LinkedHashMap<>();
        windows.forEach(answers -> answers.forEach(answer -> byVariable
                .computeIfAbsent(answer.variableId(), any -> new ArrayList<>())
                .add(answer)));
        return byVariable.values().stream().map(WindowMerge::together).toList();
    }

    private static Answer together(List<Answer> windows) {
        Map<ValueKey, Draft> distinct = new LinkedHashMap<>();
        windows.stream()
                .flatMap(answer -> answer.values().stream())
                .forEach(draft -> distinct.merge(ValueKey.of(draft.value()), draft, WindowMerge::together));
        Answer last = windows.getLast();
        return new Answer(
                last.variableId(),
                last.variableVersion(),
                distinct.isEmpty() ? otherwise(windows) : List.copyOf(distinct.values()));
    }

    /** No value at all is as sure as the least sure window is of it. */
    private static List<Draft> otherwise(List<Answer> windows) {
        return windows.stream()
                .map(Answer::otherwise)
                .filter(Objects::nonNull)
                .min(Comparator.comparingDouble(Draft::confidence))
                .stream()
                .toList();
    }

    private static Draft together(Draft first, Draft second) {
        boolean laterIsSurer = second.confidence() > first.confidence();
        Draft surer = laterIsSurer ? second : first;
        Draft other = laterIsSurer ? first : second;
        List<Quote> quotes = Stream.concat(surer.evidence().stream(), other.evidence().stream())
                .distinct()
                .limit(MOST_QUOTES)
                .toList();
        return new Draft(surer.value(), surer.confidence(), quotes);
    }
}
