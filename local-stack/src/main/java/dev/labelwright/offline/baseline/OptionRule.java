package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which option does the note speak for? An option's score is the sum over its cues of weight × (1 + ln n), where n is how
 * often the note says the cue in the cue's own polarity. The highest score wins, of equal ones the first option; below
 * {@value #LEAST} the note says nothing.
 *
 * <p>Confidence: 0.5 plus 0.45 times the lead over the second option, times the score as far as it is below 2.
 */
final class OptionRule implements Rule {
    private static final double LEAST = 0.6;

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        CueReader cues = new CueReader(topic);
        List<Scored> scored = new ArrayList<>();
        for (Map.Entry<String, String> option : topic.question().options().entrySet()) {
            Scored score = score(
                    option.getKey(), cues.cuesOf(option.getKey(), option.getValue()), topic.asksCurrent(), reading);
            if (score.points() >= LEAST) {
                scored.add(score);
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::points).reversed());
        return scored.stream()
                .map(option -> finding(option, rivalOf(option, scored), reading))
                .toList();
    }

    private static Scored score(String value, List<Cue> cues, boolean current, Reading reading) {
        double points = 0;
        List<Hit> hits = new ArrayList<>();
        for (Cue cue : cues) {
            double count = 0;
            Hit first = null;
            for (Mention mention : reading.finder().find(new Term(cue.stems(), 1))) {
                double fit = cue.fit(reading.context().assertionOf(mention), current) * mention.weight();
                count += fit;
                if (fit > 0 && first == null) {
                    first = new Hit(mention, cue.weight() * fit);
                }
            }
            if (first != null) {
                points += cue.weight() * (count < 1 ? count : 1 + Math.log(count));
                hits.add(first);
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::weight).reversed());
        return new Scored(value, points, hits);
    }

    private static double rivalOf(Scored option, List<Scored> scored) {
        return scored.stream()
                .filter(other -> !other.value().equals(option.value()))
                .mapToDouble(Scored::points)
                .max()
                .orElse(0);
    }

    private static Finding finding(Scored option, double rival, Reading reading) {
        double lead = Math.max(0, (option.points() - rival) / option.points());
        List<Span> evidence = option.hits().stream()
                .map(hit -> reading.quote(hit.mention()))
                .distinct()
                .limit(2)
                .toList();
        double confidence = (0.5 + 0.45 * lead) * Math.min(1, option.points() / 2);
        return new Finding(TextNode.valueOf(option.value()), evidence, confidence);
    }

    private record Hit(Mention mention, double weight) {}

    private record Scored(String value, double points, List<Hit> hits) {}
}
