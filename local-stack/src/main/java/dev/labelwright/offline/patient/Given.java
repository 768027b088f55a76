package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A candidate as the prompt puts it.
 *
 * @param date ISO 8601; empty where the prompt has none
 */
record Given(String key, String variable, JsonNode value, double confidence, String date, List<String> quotes) {
    Given {
        quotes = List.copyOf(quotes);
    }

    /** What it says in words: its value, and where that is true or false the name of its variable or nothing. */
    String words() {
        if (!value.isBoolean()) {
            return value.asText();
        }
        return value.booleanValue() ? variable : "";
    }
}
