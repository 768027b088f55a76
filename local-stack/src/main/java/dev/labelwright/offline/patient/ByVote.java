package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.offline.baseline.Phrase;
import dev.labelwright.offline.baseline.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option: each candidate votes for the one that it names, with its confidence: in full where its value is the option,
 * with 0.8 where the option's words stand in it, with 0.6 where its words stand in the option's definition, with 0.5
 * where the option's words stand in a quote. Of two such options the one with more words has the vote. The most votes
 * win, of equal ones the option that was named last; where the instruction speaks of the first or the latest, its vote.
 */
final class ByVote implements Conclude {
    private record Vote(Given candidate, String option, double weight, int words) {
        double points() {
            return weight * candidate.confidence();
        }
    }

    @Override
    public Optional<Conclusion> from(Question question, List<Given> candidates) {
        List<Vote> votes = new ArrayList<>();
        for (Given candidate : candidates) {
            vote(question, candidate).ifPresent(votes::add);
        }
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        Vote deciding =
                switch (Wish.of(question.instruction())) {
                    case FIRST -> votes.getFirst();
                    case LATEST -> votes.getLast();
                    case LOWEST, HIGHEST, NONE -> lastOfTheMost(votes);
                };
        List<Given> agreeing = votes.stream()
                .filter(vote -> vote.option().equals(deciding.option()))
                .map(Vote::candidate)
                .toList();
        Conclusion conclusion =
                Conclusion.of(TextNode.valueOf(deciding.option()), deciding.candidate(), agreeing, votes.size());
        return Optional.of(
                new Conclusion(conclusion.value(), conclusion.sources(), conclusion.confidence() * deciding.weight()));
    }

    private static Vote lastOfTheMost(List<Vote> votes) {
        Map<String, Double> points = new HashMap<>();
        votes.forEach(vote -> points.merge(vote.option(), vote.points(), Double::sum));
        double most = Collections.max(points.values());
        return votes.reversed().stream()
                .filter(vote -> points.get(vote.option()) == most)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Vote> vote(Question question, Given candidate) {
        List<Vote> possible = new ArrayList<>();
        question.options().forEach((option, definition) -> {
            List<String> words = Phrase.stems(option);
            double weight = weight(option, words, definition, candidate);
            if (weight > 0) {
                possible.add(new Vote(candidate, option, weight, words.size()));
            }
        });
        return possible.stream().max(Comparator.comparingDouble(Vote::weight).thenComparingInt(Vote::words));
    }

    private static double weight(String option, List<String> words, String definition, Given candidate) {
        if (candidate.value().asText().strip().equalsIgnoreCase(option)) {
            return 1;
        }
        List<String> said = Phrase.stems(candidate.words());
        if (has(said, words)) {
            return 0.8;
        }
        if (has(Phrase.stems(definition), said)) {
            return 0.6;
        }
        return candidate.quotes().stream().anyMatch(quote -> has(Phrase.stems(quote), words)) ? 0.5 : 0;
    }

    private static boolean has(List<String> text, List<String> words) {
        return !words.isEmpty() && Collections.indexOfSubList(text, words) >= 0;
    }
}
