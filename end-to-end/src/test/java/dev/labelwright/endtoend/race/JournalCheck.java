package dev.labelwright.endtoend.race;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.endtoend.race.Violation.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Whether the revisions of people are those that reviewers know of: what was acknowledged, and nothing that was refused. */
final class JournalCheck {
    private final Map<String, JournalEntry> entries;
    private final Violations violations;
    private final Map<String, List<Revision>> found = new HashMap<>();

    JournalCheck(Collection<JournalEntry> entries, Violations violations) {
        this.entries = entries.stream().collect(toMap(JournalEntry::comment, Function.identity()));
        this.violations = violations;
    }

    /** Takes a person's revision in. */
    void found(Revision revision) {
        JournalEntry entry = entries.get(revision.comment());
        if (entry == null) {
            violations.add(Kind.GHOST_REVIEW, () -> "nobody asked for %s".formatted(revision));
            return;
        }
        found.computeIfAbsent(entry.comment(), comment -> new ArrayList<>(1)).add(revision);
        LabelState after = revision.after();
        boolean asWanted = revision.actor().equals(entry.reviewer())
                && revision.action().equals(entry.action().name())
                && after != null
                && isWanted(entry, after);
        violations.require(asWanted, Kind.LOST_REVIEW, () -> "%s became %s".formatted(entry, revision));
    }

    /** The version whose state a revision is to bring back; {@code null} where it is to do something else. */
    Integer restores(Revision revision) {
        JournalEntry entry = entries.get(revision.comment());
        return entry == null ? null : entry.wanted().revision();
    }

    /** Compares what was found with what was answered. */
    void end() {
        entries.values().forEach(entry -> {
            List<Revision> revisions = found.getOrDefault(entry.comment(), List.of());
            switch (entry.answer()) {
                case JournalEntry.Done done -> {
                    if (revisions.size() == 1) {
                        require(entry, done, revisions.getFirst());
                    } else {
                        missing(entry, revisions, 1);
                    }
                }
                case JournalEntry.DoneToMany done -> {
                    missing(entry, revisions, done.count());
                    violations.require(
                            Objects.equals(entry.wanted().labels(), done.count()), Kind.GHOST_REVIEW, () -> "%s"
                                    .formatted(entry));
                }
                case JournalEntry.Refused refused ->
                    violations.require(revisions.isEmpty(), Kind.GHOST_REVIEW, () -> "refused with %d: %s"
                            .formatted(refused.status(), revisions));
                case JournalEntry.Unknown unknown -> {
                    int whole = Objects.requireNonNullElse(entry.wanted().labels(), 1);
                    violations.require(
                            revisions.isEmpty() || revisions.size() == whole,
                            Kind.GHOST_REVIEW,
                            () -> "%s (%s) has %d revisions".formatted(entry, unknown.why(), revisions.size()));
                }
            }
        });
    }

    private void missing(JournalEntry entry, List<Revision> revisions, int expected) {
        violations.require(revisions.size() >= expected, Kind.LOST_REVIEW, () -> "%s has %d revisions"
                .formatted(entry, revisions.size()));
        violations.require(revisions.size() <= expected, Kind.GHOST_REVIEW, () -> "%s has %d revisions"
                .formatted(entry, revisions.size()));
    }

    private void require(JournalEntry entry, JournalEntry.Done done, Revision revision) {
        LabelState after = revision.after();
        violations.require(
                revision.labelId().equals(done.labelId())
                        && revision.version() == done.version()
                        && after != null
                        && after.decision().status().equals(done.status())
                        && (!after.reviewed() || Objects.equals(after.statedValue(), done.value())),
                Kind.LOST_REVIEW,
                () -> "%s became %s".formatted(entry, revision));
        Integer expected = entry.wanted().ifVersion();
        violations.require(
                expected == null || revision.version() == expected + 1,
                Kind.LOST_REVIEW,
                () -> "%s changed another version than the one that was seen: %s".formatted(entry, revision));
    }

    private static boolean isWanted(JournalEntry entry, LabelState after) {
        String status = after.decision().status();
        JsonNode value = entry.wanted().value();
        boolean decided =
                switch (entry.action()) {
                    case ACCEPT -> status.equals("ACCEPTED");
                    case EDIT ->
                        (status.equals("EDITED") || status.equals("MANUAL"))
                                && after.decision().value().equals(value);
                    case REJECT -> status.equals("REJECTED");
                    case RESET -> status.equals("DRAFT");
                    case ADD ->
                        status.equals("MANUAL") && after.decision().value().equals(value);
                    case RESTORE -> true;
                };
        return decided
                && (!after.reviewed()
                        || entry.reviewer().equals(after.decision().reviewer()));
    }
}
