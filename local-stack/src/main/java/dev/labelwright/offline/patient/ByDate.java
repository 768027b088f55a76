package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.offline.baseline.Question;
import java.util.List;
import java.util.Optional;

/** A text: that of the latest candidate, or of the first where the instruction says so. */
final class ByDate implements Conclude {
    @Override
    public Optional<Conclusion> from(Question question, List<Given> candidates) {
        List<Given> texts =
                candidates.stream().filter(one -> one.value().isTextual()).toList();
        List<Given> fitting = texts.isEmpty() ? candidates : texts;
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Given chosen =
                switch (Wish.of(question.instruction())) {
                    case FIRST -> fitting.getFirst();
                    case LATEST, LOWEST, HIGHEST, NONE -> fitting.getLast();
                };
        String text = chosen.value().asText();
        List<Given> agreeing = fitting.stream()
                .filter(one -> one.value().asText().strip().equalsIgnoreCase(text.strip()))
                .toList();
        return Optional.of(Conclusion.of(TextNode.valueOf(text), chosen, agreeing, fitting.size()));
    }
}
