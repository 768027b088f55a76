package dev.labelwright.endtoend.race;

import dev.labelwright.endtoend.race.Violation.Kind;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Whether each task's round has exactly one end, and what that says of its cells is what became of them. */
final class ResultCheck {
    private final Violations violations;
    private final Map<Round, Tally> stored = new HashMap<>();

    ResultCheck(Violations violations) {
        this.violations = violations;
    }

    private record Round(UUID taskId, int round) {}

    private static final class Tally {
        private final AppliedResult applied;
        private final Map<CellEnd, Integer> certain = new EnumMap<>(CellEnd.class);
        private int cells;

        Tally(AppliedResult applied) {
            this.applied = applied;
        }
    }

    /** Takes a stored end in. */
    void stored(AppliedResult applied) {
        violations.require(
                stored.put(new Round(applied.taskId(), applied.round()), new Tally(applied)) == null,
                Kind.APPLIED_TWICE,
                () -> "the round has two ends: %s".formatted(applied));
    }

    /** A cell of a stored result ended so, by the rules. */
    void ended(AppliedResult applied, CellEnd end) {
        tally(applied).certain.merge(end, 1, Integer::sum);
        ended(applied);
    }

    /** A cell of a stored result ended somehow. */
    void ended(AppliedResult applied) {
        tally(applied).cells++;
    }

    /** Compares what was stored with what was sent. */
    void end(Collection<SentResult> sent) {
        Map<UUID, SentResult> closing = new HashMap<>();
        for (SentResult result : sent) {
            if (result.kind().closes()) {
                closing.put(result.dispatchId(), result);
                violations.require(
                        stored.containsKey(new Round(result.task().id(), 1)),
                        Kind.NOT_APPLIED,
                        () -> "task %s has no end".formatted(result.task().id()));
            }
        }
        stored.values().forEach(tally -> compare(tally, closing.get(tally.applied.dispatchId())));
    }

    /** Compares an outcome that was told with the stored end. */
    void told(LabelingOutcome outcome) {
        Tally tally = stored.get(new Round(outcome.key().taskId(), outcome.key().round()));
        boolean same = tally == null
                ? outcome.closedAs() == null
                : outcome.closedAs() == null
                        ? !outcome.kind().closes()
                        : outcome.closedAs() == tally.applied.closedAs()
                                && outcome.cells().equals(tally.applied.cells());
        violations.require(same, Kind.OUTCOME_DIFFERS, () -> "%s; stored is %s"
                .formatted(outcome, tally == null ? null : tally.applied));
    }

    private Tally tally(AppliedResult applied) {
        return stored.get(new Round(applied.taskId(), applied.round()));
    }

    private void compare(Tally tally, SentResult sent) {
        AppliedResult applied = tally.applied;
        if (sent == null || !sent.task().id().equals(applied.taskId()) || sent.kind() != applied.closedAs()) {
            violations.add(Kind.APPLIED_TWICE, () -> "nothing was sent that ends it so: %s".formatted(applied));
            return;
        }
        int asked = applied.closedAs() == LabelingResult.Kind.ANSWERED
                ? sent.task().places().size()
                : 0;
        violations.require(
                applied.cells().total() == asked && tally.cells == asked,
                Kind.COUNT_DIFFERS,
                () -> "%d cells were asked, %d are there: %s".formatted(asked, tally.cells, applied));
        tally.certain.forEach((end, cells) ->
                violations.require(end.in(applied.cells()) >= cells, Kind.COUNT_DIFFERS, () -> "%d cells are %s: %s"
                        .formatted(cells, end, applied)));
    }
}
