package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Draft;
import dev.labelwright.event.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Drafts of one cell; a value that is said twice is one draft, with the evidence of both. */
final class DistinctDrafts {
    private final Map<JsonNode, Draft> drafts = new LinkedHashMap<>();

    void add(Draft draft) {
        drafts.merge(draft.value(), draft, DistinctDrafts::merge);
    }

    List<Draft> toList() {
        return List.copyOf(drafts.values());
    }

    private static Draft merge(Draft first, Draft second) {
        List<Quote> evidence = Stream.concat(first.evidence().stream(), second.evidence().stream())
                .distinct()
                .toList();
        Draft surer = second.confidence() > first.confidence() ? second : first;
        return new Draft(first.value(), surer.confidence(), evidence, surer.confidenceSource());
    }
}
