package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import java.util.Comparator;
import java.util.List;

/** Draws one value from candidates, without a model. */
final class Aggregating {
    private static final Comparator<Candidate> BY_CONFIDENCE = Comparator.comparingDouble(Candidate::confidence);

    private final VariableType type;
    private final List<Candidate> candidates;

    /**
     * For the candidates of one patient.
     *
     * @param candidates in their order, at least one
     */
    Aggregating(VariableType type, List<Candidate> candidates) {
        this.type = type;
        this.candidates = candidates;
    }

    /** The value and the confidence of the candidate that stands for it. */
    Said by(Strategy strategy) {
        return said(
                switch (strategy) {
                    case FIRST -> datedIfAny().getFirst();
                    case LAST -> datedIfAny().getLast();
                    case MOST_FREQUENT -> mostFrequent();
                    case MOST_CONFIDENT -> mostConfident(candidates);
                    case MIN -> extreme(-1);
                    case MAX -> extreme(1);
                    case ANY_TRUE ->
                        deciding(candidates.stream().anyMatch(one -> one.value().booleanValue()));
                    case ALL_TRUE ->
                        deciding(candidates.stream().allMatch(one -> one.value().booleanValue()));
                    case MODEL -> throw new IllegalArgumentException("the model's own answer is no rule");
                });
    }

    private List<Candidate> datedIfAny() {
        List<Candidate> dated = candidates.stream().filter(Candidate::dated).toList();
        return dated.isEmpty() ? candidates : dated;
    }

    private Candidate mostFrequent() {
        Comparator<Candidate> byCount =
                Comparator.comparingInt(one -> with(one.value()).size());
        return candidates.stream()
                .map(one -> mostConfident(with(one.value())))
                .reduce((best, next) -> byCount.thenComparing(BY_CONFIDENCE)
                                        .thenComparingInt(one -> lastPlace(one.value()))
                                        .compare(next, best)
                                > 0
                        ? next
                        : best)
                .orElseThrow();
    }

    private Candidate extreme(int sign) {
        return candidates.stream()
                .reduce((best, next) -> sign * Values.compare(type, next.value(), best.value()) > 0 ? next : best)
                .orElseThrow();
    }

    private Candidate deciding(boolean value) {
        return mostConfident(with(BooleanNode.valueOf(value)));
    }

    /** The latest of the most confident. */
    private static Candidate mostConfident(List<Candidate> among) {
        return among.stream()
                .reduce((best, next) -> BY_CONFIDENCE.compare(next, best) >= 0 ? next : best)
                .orElseThrow();
    }

    private List<Candidate> with(JsonNode value) {
        return candidates.stream()
                .filter(one -> Values.same(one.value(), value))
                .toList();
    }

    private int lastPlace(JsonNode value) {
        int place = candidates.size() - 1;
        while (!Values.same(candidates.get(place).value(), value)) {
            place--;
        }
        return place;
    }

    private static Said said(Candidate candidate) {
        return new Said(candidate.value(), candidate.confidence());
    }
}
