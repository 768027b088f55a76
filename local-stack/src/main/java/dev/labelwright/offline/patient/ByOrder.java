package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.offline.baseline.Question;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A number or a date: that of the latest candidate of the type, or of the first, the lowest or the highest where the
 * instruction says so. The first and the latest of dates are the earliest and the latest date.
 */
final class ByOrder implements Conclude {
    private record Fitting(Given candidate, JsonNode value) {}

    @Override
    public Optional<Conclusion> from(Question question, List<Given> candidates) {
        List<Fitting> fitting = new ArrayList<>();
        for (Given candidate : candidates) {
            canonical(question, candidate.value()).ifPresent(value -> fitting.add(new Fitting(candidate, value)));
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Fitting chosen = chosen(question, fitting);
        List<Given> agreeing = fitting.stream()
                .filter(one -> one.value().equals(chosen.value()))
                .map(Fitting::candidate)
                .toList();
        return Optional.of(Conclusion.of(chosen.value(), chosen.candidate(), agreeing, fitting.size()));
    }

    private static Fitting chosen(Question question, List<Fitting> fitting) {
        Comparator<Fitting> byValue = byValue(question);
        boolean dates =
                switch (question.type()) {
                    case TIMESTAMP -> true;
                    case TEXT, BOOLEAN, INTEGER, FLOAT -> false;
                };
        return switch (Wish.of(question.instruction())) {
            case LOWEST -> fitting.stream().min(byValue).orElseThrow();
            case HIGHEST -> fitting.stream().max(byValue).orElseThrow();
            case FIRST -> dates ? fitting.stream().min(byValue).orElseThrow() : fitting.getFirst();
            case LATEST -> dates ? fitting.stream().max(byValue).orElseThrow() : fitting.getLast();
            case NONE -> fitting.getLast();
        };
    }

    private static Comparator<Fitting> byValue(Question question) {
        return switch (question.type()) {
            case INTEGER, FLOAT -> Comparator.comparing(one -> one.value().decimalValue());
            case TEXT, BOOLEAN, TIMESTAMP ->
                Comparator.comparing(one -> one.value().asText());
        };
    }

    private static Optional<JsonNode> canonical(Question question, JsonNode value) {
        try {
            return Optional.of(LabelValue.canonical(question.type(), List.of(), value));
        } catch (InvalidValueException e) {
            // A candidate of another type says nothing here.
            return Optional.empty();
        }
    }
}
