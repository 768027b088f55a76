package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Is the finding there? Every mention votes with its weight: present for true, denied for false, past for true unless
 * the question asks for the current state. Votes for true win a tie. Another person's finding is false where nothing is
 * said of the patient; asked the other way round where the question is about the family. A mere possibility says
 * nothing.
 *
 * <p>Confidence: 0.9 times the best mention's weight, times the winner's share of the votes.
 */
final class BooleanRule implements Rule {
    private static final double BEST = 0.9;

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        List<Mention> mentions = reading.mentionsOf(topic.terms());
        List<Mention> forIt = new ArrayList<>();
        List<Mention> against = new ArrayList<>();
        List<Mention> others = new ArrayList<>();
        for (Mention mention : mentions) {
            switch (reading.context().assertionOf(mention)) {
                case PRESENT -> (topic.asksFamily() ? others : forIt).add(mention);
                case HISTORICAL -> (topic.asksFamily() ? others : topic.asksCurrent() ? against : forIt).add(mention);
                case NEGATED -> against.add(mention);
                case OTHER_EXPERIENCER -> (topic.asksFamily() ? forIt : others).add(mention);
                case HYPOTHETICAL -> {}
            }
        }
        double yes = weight(forIt);
        double no = weight(against);
        if (yes > 0 && yes >= no) {
            return List.of(finding(reading, true, forIt, yes / (yes + no)));
        }
        if (no > 0) {
            return List.of(finding(reading, false, against, no / (yes + no)));
        }
        return others.isEmpty() || topic.asksFamily() ? List.of() : List.of(finding(reading, false, others, BEST));
    }

    private static double weight(List<Mention> mentions) {
        return mentions.stream().mapToDouble(Mention::weight).sum();
    }

    private static Finding finding(Reading reading, boolean value, List<Mention> mentions, double share) {
        List<Mention> best = mentions.stream()
                .sorted(Comparator.comparingDouble(Mention::weight).reversed())
                .toList();
        List<Span> evidence =
                best.stream().map(reading::quote).distinct().limit(2).toList();
        return new Finding(
                BooleanNode.valueOf(value), evidence, BEST * best.getFirst().weight() * share);
    }
}
