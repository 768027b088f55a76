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
 * A candidate as the model sees it: a line with a JSON object, of at most so many tokens. A limit in tokens, not in
 * characters, holds in every language. Quotes are shown as long as they fit, then a text is shortened.
 */
final class CandidateLine {
    /** What a line may take beside the name of its variable: its frame of about 45, a value, and quotes. */
    static final int TOKENS = 160;

    /** The same in UTF-8 bytes; a token of English prose has about four. */
    private static final int BYTES = 4 * TOKENS;

    /** Lines are cut as if they had this key, so that the cut stays the same when they get another number. */
    private static final String WIDEST_KEY = "c99999";

    private static final List<Integer> QUOTE_LENGTHS = List.of(PromptTemplate.MAX_QUOTE, 100, 50, 25, 0);

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

    /** The line of a candidate that {@link #cut} made; ends with a line break. */
    static String render(Candidate candidate, Tokenizer tokenizer) {
        int limit = limit(candidate.variable(), tokenizer);
        int quoteLength = QUOTE_LENGTHS.stream()
                .filter(length -> tokens(candidate, length, tokenizer) <= limit)
                .findFirst()
                .orElse(0);
        return json(candidate, candidate.key(), quoteLength);
    }

    /** The candidate with its first quotes, and with as much of its text as its line has room for. */
    static Candidate cut(Candidate candidate, Tokenizer tokenizer) {
        List<Quote> quotes = candidate.evidence();
        List<Quote> kept = quotes.subList(0, Math.min(quotes.size(), AnswerSchema.MAX_QUOTES));
        Candidate cut = with(candidate, candidate.value(), kept);
        if (!candidate.value().isTextual()) {
            return cut;
        }
        String text = candidate.value().textValue();
        int limit = limit(candidate.variable(), tokenizer);
        int characters = text.codePointCount(0, text.length());
        int tokens = tokens(cut, 0, tokenizer);
        while (tokens > limit && characters > 0) {
            characters = Math.min(characters - 1, (int) ((long) characters * limit / tokens));
            cut = with(candidate, TextNode.valueOf(start(text, characters)), kept);
            tokens = tokens(cut, 0, tokenizer);
        }
        return cut;
    }

    private static int tokens(Candidate candidate, int quoteLength, Tokenizer tokenizer) {
        return TokenCounter.count(tokenizer, json(candidate, WIDEST_KEY, quoteLength));
    }

    private static String json(Candidate candidate, String key, int quoteLength) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("variable", candidate.variable());
        line.put("value", candidate.value());
        line.put("confidence", Math.round(candidate.confidence() * 100) / 100.0);
        if (candidate.date() != null) {
            line.put("date", candidate.date());
        }
        line.put(
                "quotes",
                candidate.evidence().stream()
                        .filter(quote -> quoteLength > 0)
                        .map(quote -> start(quote.text(), quoteLength))
                        .toList());
        return EventJson.write(line) + "\n";
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
