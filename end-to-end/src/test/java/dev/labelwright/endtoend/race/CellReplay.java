package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.endtoend.race.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Replays one cell, transaction by transaction, and looks at each change before it happens. */
final class CellReplay {
    /**
     * A result that was applied to the cell.
     *
     * @param said what it says of the cell
     */
    record Application(AppliedResult applied, StartedGeneration generation, List<Says> said) {}

    private record Drafted(UUID label, UUID generation) {}

    private final CellRow cell;
    private final double threshold;
    private final Violations violations;
    private final CellState state = new CellState();
    private final Map<UUID, Integer> versions = new HashMap<>();
    private final Map<UUID, LabelState> last = new HashMap<>();
    private final Map<UUID, LabelState> beforeRemoval = new HashMap<>();
    private final Map<UUID, List<LabelState>> states = new HashMap<>();
    private final Set<Drafted> drafted = new HashSet<>();
    private int replaced;

    CellReplay(CellRow cell, double threshold, Violations violations) {
        this.cell = cell;
        this.threshold = threshold;
        this.violations = violations;
    }

    /** How a result ends here if it is applied now. */
    CellEnd endOf(Application application) {
        return CellEnd.of(state, cell.many(), application.generation(), application.said(), threshold);
    }

    /** How many decisions gave way to a run that was allowed to replace them. */
    int replaced() {
        return replaced;
    }

    /** Notes that a generation has asked, whatever came of it. */
    void asked(StartedGeneration generation) {
        state.asked(generation);
    }

    /**
     * Replays what a person did.
     *
     * @param restores the version whose state is to come back; {@code null} where none is
     */
    void person(Revision revision, Integer restores) {
        if (restores != null) {
            LabelState earlier = earlier(revision.labelId(), restores);
            violations.require(
                    earlier != null && revision.after() != null && isBack(earlier, revision.after()),
                    Kind.LOST_REVIEW,
                    () -> "version %d, which was %s, was to come back: %s".formatted(restores, earlier, revision));
        }
        follow(revision);
        violations.require(cell.many() || state.labels().size() <= 1, Kind.TWO_LABELS, () -> "cell %s after %s"
                .formatted(cell.id(), revision));
    }

    /** Replays what a generation did; {@code application} is what made it do so. */
    void model(Revision revision, Application application) {
        StartedGeneration generation = application.generation();
        LabelState there = last.get(revision.labelId());
        violations.require(
                !state.isProtectedFrom(generation),
                Kind.FORBIDDEN_CHANGE,
                () -> "%s of %s, started %s, in cell %s with %s: %s"
                        .formatted(
                                generation.overwrite(),
                                generation.id(),
                                generation.startedAt(),
                                cell.id(),
                                state.labels(),
                                revision));
        violations.require(
                !state.isBeyond(generation), Kind.SUPERSEDED_CHANGE, () -> "%s of generation %d in cell %s with %s: %s"
                        .formatted(generation.overwrite(), generation.ordinal(), cell.id(), state.labels(), revision));
        if (there != null && there.reviewed()) {
            replaced++;
            violations.require(
                    CellEnd.isSure(application.said(), threshold), Kind.WEAK_DISPLACEMENT, () -> "%s of cell %s by %s"
                            .formatted(revision, cell.id(), application.said()));
        }
        violations.require(
                drafted.add(new Drafted(revision.labelId(), generation.id())),
                Kind.APPLIED_TWICE,
                () -> "generation %s changed label %s before: %s"
                        .formatted(generation.id(), revision.labelId(), revision));
        if (revision.after() != null) {
            JsonNode value = revision.after().draft().value();
            List<JsonNode> kept = CellEnd.kept(application.said(), cell.many());
            violations.require(
                    value == null ? kept.isEmpty() : kept.contains(value),
                    Kind.APPLIED_TWICE,
                    () -> "what closed the round says %s: %s".formatted(application.said(), revision));
        }
        follow(revision);
    }

    /** Compares what is left with the rows. */
    void end(List<LabelRow> labels) {
        Set<UUID> known = new HashSet<>();
        for (LabelRow label : labels) {
            known.add(label.id());
            LabelState expected = label.removedAt() == null ? last.get(label.id()) : beforeRemoval.get(label.id());
            boolean removed = versions.containsKey(label.id()) && last.get(label.id()) == null;
            violations.require(
                    label.version() == versions.getOrDefault(label.id(), 0)
                            && removed == (label.removedAt() != null)
                            && label.state().equals(expected),
                    Kind.UNREVISED_CHANGE,
                    () -> "%s; its revisions end with version %d: %s"
                            .formatted(label, versions.getOrDefault(label.id(), 0), expected));
        }
        violations.require(known.containsAll(versions.keySet()), Kind.UNREVISED_CHANGE, () -> "cell %s lost a label"
                .formatted(cell.id()));
        violations.require(
                cell.reviewed() == state.reviewed() && cell.hasValue() == state.hasValue(),
                Kind.UNREVISED_CHANGE,
                () -> "%s holds %s".formatted(cell, state.labels()));
        violations.require(cell.many() || state.labels().size() <= 1, Kind.TWO_LABELS, () -> "cell %s holds %s"
                .formatted(cell.id(), state.labels()));
    }

    private LabelState earlier(UUID label, int version) {
        List<LabelState> known = states.getOrDefault(label, List.of());
        return version <= known.size() ? known.get(version - 1) : null;
    }

    private static boolean isBack(LabelState earlier, LabelState now) {
        return now.draft().equals(earlier.draft())
                && now.decision().status().equals(earlier.decision().status())
                && Objects.equals(now.decision().value(), earlier.decision().value());
    }

    /** Takes a change over, and looks only whether it goes on from the one before. */
    void follow(Revision revision) {
        UUID label = revision.labelId();
        int version = versions.getOrDefault(label, 0);
        violations.require(revision.version() == version + 1, Kind.BROKEN_CHAIN, () -> "version %d is followed by %s"
                .formatted(version, revision));
        violations.require(Objects.equals(revision.before(), last.get(label)), Kind.BROKEN_CHAIN, () -> "%s follows %s"
                .formatted(revision, last.get(label)));
        versions.put(label, revision.version());
        if (revision.after() == null) {
            beforeRemoval.put(label, revision.before());
        }
        last.put(label, revision.after());
        states.computeIfAbsent(label, id -> new ArrayList<>()).add(revision.after());
        state.put(label, revision.after());
    }
}
