package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A cell in the course of its replay: the labels that are in it, and the newest generation that has asked. */
final class CellState {
    private final Map<UUID, LabelState> labels = new LinkedHashMap<>();
    private int newestOrdinal;

    void put(UUID label, LabelState state) {
        if (state == null) {
            labels.remove(label);
        } else {
            labels.put(label, state);
        }
    }

    void asked(StartedGeneration generation) {
        newestOrdinal = Math.max(newestOrdinal, generation.ordinal());
    }

    List<LabelState> labels() {
        return List.copyOf(labels.values());
    }

    boolean reviewed() {
        return labels.values().stream().anyMatch(LabelState::reviewed);
    }

    boolean hasValue() {
        return labels.values().stream().anyMatch(label -> label.statedValue() != null);
    }

    /** Whether a decision keeps this generation from changing anything. */
    boolean isProtectedFrom(StartedGeneration generation) {
        return labels.values().stream().filter(LabelState::reviewed).anyMatch(label -> switch (generation.overwrite()) {
            case SKIP, REPLACE_AI -> true;
            case REPLACE_ALL -> !label.decision().reviewedAt().isBefore(generation.startedAt());
        });
    }

    /** Whether others' drafts keep this generation from changing anything. */
    boolean isBeyond(StartedGeneration generation) {
        return newestOrdinal > generation.ordinal()
                || switch (generation.overwrite()) {
                    case SKIP ->
                        labels.values().stream()
                                .anyMatch(label -> label.statedValue() != null
                                        && !generation.id().equals(label.draft().generationId()));
                    case REPLACE_AI, REPLACE_ALL -> false;
                };
    }

    /** Whether nobody reviewed the cell, and its drafts are these values. */
    boolean says(List<JsonNode> values) {
        List<JsonNode> there =
                labels.values().stream().map(label -> label.draft().value()).toList();
        return !reviewed() && there.size() == values.size() && there.containsAll(values);
    }
}
