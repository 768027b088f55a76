package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.Quote;
import dev.labelwright.prompt.AnswerSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Support by {@code sources}: the evidence of the candidates that are named. A key that none has supports nothing. */
record NamedSources(Map<String, Candidate> candidates) implements Support {
    private static final int MAX_QUOTES = AnswerSchema.MAX_SOURCES * AnswerSchema.MAX_QUOTES;

    static NamedSources of(List<Candidate> candidates) {
        return new NamedSources(candidates.stream()
                .collect(Collectors.toMap(Candidate::key, Function.identity(), (first, second) -> first)));
    }

    @Override
    public List<Quote> read(String place, JsonNode item) throws MalformedAnswerException {
        return Support.strings(place, "sources", item).stream()
                .map(key -> candidates.get(key.strip()))
                .filter(Objects::nonNull)
                .distinct()
                .limit(AnswerSchema.MAX_SOURCES)
                .flatMap(NamedSources::quotes)
                .distinct()
                .limit(MAX_QUOTES)
                .toList();
    }

    private static Stream<Quote> quotes(Candidate candidate) {
        return candidate.evidence().stream()
                .map(quote -> quote.noteId() != null || candidate.noteId() == null
                        ? quote
                        : new Quote(
                                candidate.noteId(),
                                quote.start(),
                                quote.end(),
                                quote.text(),
                                quote.grounded(),
                                quote.near()));
    }
}
