package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.labelwright.offline.baseline.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether something is true of the patient: where any candidate says so, or, where the instruction speaks of all, where
 * all do; where it speaks of the first or the latest, what that one says.
 */
final class ByTruth implements Conclude {
    private record Spoken(Given candidate, boolean holds) {}

    @Override
    public Optional<Conclusion> from(Question question, List<Given> candidates) {
        Statement statement = Statement.of(question.instruction());
        List<Spoken> spoken = new ArrayList<>();
        for (Given candidate : candidates) {
            statement.holds(candidate).ifPresent(holds -> spoken.add(new Spoken(candidate, holds)));
        }
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        boolean result =
                switch (Wish.of(question.instruction())) {
                    case FIRST -> spoken.getFirst().holds();
                    case LATEST -> spoken.getLast().holds();
                    case LOWEST, HIGHEST, NONE ->
                        Wish.ofAll(question.instruction())
                                ? spoken.stream().allMatch(Spoken::holds)
                                : spoken.stream().anyMatch(Spoken::holds);
                };
        List<Given> agreeing = spoken.stream()
                .filter(one -> one.holds() == result)
                .map(Spoken::candidate)
                .toList();
        return Optional.of(Conclusion.of(BooleanNode.valueOf(result), agreeing.getLast(), agreeing, spoken.size()));
    }
}
