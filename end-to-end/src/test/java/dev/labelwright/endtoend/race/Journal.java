package dev.labelwright.endtoend.race;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all reviewers asked for and were told. */
final class Journal {
    private static final String MANY = "MANY";

    private final Queue<JournalEntry> entries = new ConcurrentLinkedQueue<>();

    void add(JournalEntry entry) {
        entries.add(entry);
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** How many decisions on one label, or on many, were acknowledged, by their action. */
    Map<String, Long> acknowledged() {
        return entries.stream()
                .filter(entry -> entry.answer() instanceof JournalEntry.Done
                        || entry.answer() instanceof JournalEntry.DoneToMany)
                .collect(Collectors.groupingBy(
                        entry -> entry.answer() instanceof JournalEntry.DoneToMany
                                ? MANY
                                : entry.action().name(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Whether each action was acknowledged, and requests were refused for a stale version and a wrong state. */
    boolean hasEverything() {
        Set<String> acknowledged = acknowledged().keySet();
        return acknowledged.contains(MANY)
                && Stream.of(Action.values()).allMatch(action -> acknowledged.contains(action.name()))
                && others().keySet().containsAll(Set.of("refused 409", "refused 412"));
    }

    /** How many were refused, by their status, and how many are uncertain, by the reason. */
    Map<String, Long> others() {
        Map<String, Long> others = new TreeMap<>();
        for (JournalEntry entry : entries) {
            switch (entry.answer()) {
                case JournalEntry.Refused refused -> others.merge("refused " + refused.status(), 1L, Long::sum);
                case JournalEntry.Unknown unknown -> others.merge("uncertain " + unknown.why(), 1L, Long::sum);
                case JournalEntry.Done done -> {}
                case JournalEntry.DoneToMany done -> {}
            }
        }
        return others;
    }
}
