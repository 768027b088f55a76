package dev.labelwright.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.Quote;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A candidate as the model sees it: a line with a JSON object, cut until it has at most so many tokens. A limit in
 * tokens, not in characters, holds in every language.
 */
final class CandidateLine {
    /** What a line may take beside the name of its variable: its frame of about 45, a value, and quotes. */
<<<<<<< HEAD
    private static final int TOKENS = 160;
=======
    static final int TOKENS = 160;
>>>>>>> worker

    /** The same in UTF-8 bytes; a token of English prose has about four. */
    private static final int BYTES = 4 * TOKENS;

    private static final String CUT = "…";

    private CandidateLine() {}

    /** The most tokens of a line of the variable, its line break included. */
    static int limit(String variable, Tokenizer tokenizer) {
        int room =
                switch (tokenizer.counting()) {
                    case EXACT -> TOKENS;
                    case UTF8_BYTES -> BYTES;
                };
        return room + TokenCounter.count(tokenizer, EventJson.write(variable));
    }

    /** The line; ends with a line break. */
    static String render(Candidate candidate) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", candidate.key());
        line.put("variable", candidate.variable());
        line.put("value", candidate.value());
        line.put("confidence", Math.round(candidate.confidence() * 100) / 100.0);
        if (candidate.date() != null) {
            line.put("date", candidate.date());
        }
        line.put(
                "quotes",
                candidate.evidence().stream()
                        .map(quote -> start(quote.text(), PromptTemplate.MAX_QUOTE))
                        .toList());
        return EventJson.write(line) + "\n";
    }

    /** The candidate with its last quotes left out, and then its text shortened, until its line keeps the limit. */
    static Candidate cut(Candidate candidate, Tokenizer tokenizer) {
        int limit = limit(candidate.variable(), tokenizer);
        List<Quote> quotes = candidate.evidence();
        int kept = Math.min(quotes.size(), AnswerSchema.MAX_QUOTES);
        Candidate cut = with(candidate, candidate.value(), quotes.subList(0, kept));
        while (kept > 0 && tokens(cut, tokenizer) > limit) {
            kept--;
            cut = with(candidate, candidate.value(), quotes.subList(0, kept));
        }
        return candidate.value().isTextual() ? shortened(cut, limit, tokenizer) : cut;
    }

    static int tokens(Candidate candidate, Tokenizer tokenizer) {
        return TokenCounter.count(tokenizer, render(candidate));
    }

    private static Candidate shortened(Candidate candidate, int limit, Tokenizer tokenizer) {
        String text = candidate.value().textValue();
        int characters = text.codePointCount(0, text.length());
        Candidate cut = candidate;
        int tokens = tokens(cut, tokenizer);
        while (tokens > limit && characters > 0) {
            characters = Math.min(characters - 1, (int) ((long) characters * limit / tokens));
            cut = with(candidate, TextNode.valueOf(start(text, characters)), candidate.evidence());
            tokens = tokens(cut, tokenizer);
        }
        return cut;
    }

    /** The text, or as many characters of its start and a sign that it went on. */
    private static String start(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters)) + CUT;
    }

    private static Candidate with(Candidate candidate, JsonNode value, List<Quote> evidence) {
        return new Candidate(
                candidate.key(),
                candidate.variable(),
                value,
                candidate.confidence(),
                candidate.date(),
                candidate.noteId(),
                evidence);
    }
}
