package dev.labelwright.worker.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where in an answer's text each {@code value} stands, without quotation marks, by the place of its object ({@code v1},
 * {@code v2[0]}).
 */
final class ValuePlaces {
    private static final JsonFactory JSON = new JsonFactory();

    private ValuePlaces() {}

    /**
     * A part of the text.
     *
     * @param start of the first character
     * @param end behind the last
     */
    record Span(int start, int end) {}

    /** The places of all scalar values; those that were read before the text stopped being JSON. */
    static Map<String, Span> of(String content) {
        Map<String, Span> places = new HashMap<>();
        try (JsonParser parser = JSON.createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && "value".equals(parser.currentName())) {
                    places.put(place(parser), span(parser));
                }
            }
        } catch (IOException e) {
            // What cannot be read is the business of who reads the answer; here it has no place.
            return places;
        }
        return places;
    }

    /** As the answer's reader calls it: of {@code /v2/0/value} the first two steps. */
    private static String place(JsonParser parser) {
        String[] steps = parser.getParsingContext().pathAsPointer().toString().split("/", -1);
        return steps.length == 4 ? "%s[%s]".formatted(steps[1], steps[2]) : steps[1];
    }

    private static Span span(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        // Reads the token to its end.
        parser.getText();
        int end = (int) parser.currentLocation().getCharOffset();
        return parser.currentToken() == JsonToken.VALUE_STRING ? new Span(start + 1, end - 1) : new Span(start, end);
    }
}
