package dev.labelwright.review.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.label.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** Reads the texts of cells as what they stand for; an empty one stands for nothing, and becomes {@code null}. */
final class CellText {
    private static final int LONGEST_NUMBER = 100;

    private CellText() {}

    /** A value in its canonical form. */
    static JsonNode value(VariableType type, List<Option> options, String text) throws InvalidValueException {
        if (text.isEmpty()) {
            return null;
        }
        JsonNode value =
                switch (type) {
                    case TEXT, TIMESTAMP -> TextNode.valueOf(text);
                    case BOOLEAN -> truth(text);
                    case INTEGER, FLOAT -> number(text);
                };
        return LabelValue.canonical(type, options, value);
    }

    static BooleanNode truth(String text) throws InvalidValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new InvalidValueException("must be true or false");
        };
    }

    static Double confidence(String text) throws InvalidValueException {
        Double number = parsed(text, Double::valueOf, "must be a number from 0 to 1");
        if (number != null && !(number >= 0 && number <= 1)) {
            throw new InvalidValueException("must be a number from 0 to 1");
        }
        return number;
    }

    static Integer version(String text) throws InvalidValueException {
        Integer number = parsed(text, Integer::valueOf, "must be a whole number from 1");
        if (number != null && number < 1) {
            throw new InvalidValueException("must be a whole number from 1");
        }
        return number;
    }

    static UUID id(String text) throws InvalidValueException {
        return parsed(text, UUID::fromString, "must be an id (a UUID)");
    }

    static Instant time(String text) throws InvalidValueException {
        return parsed(text, time -> OffsetDateTime.parse(time).toInstant(), "must be a date and time with zone");
    }

    /** A hash in lower-case hexadecimal. */
    static String hash(String text) throws InvalidValueException {
        if (!text.isEmpty() && !text.matches("[0-9a-f]{64}")) {
            throw new InvalidValueException("must be 64 digits of lower-case hexadecimal");
        }
        return text.isEmpty() ? null : text;
    }

    static List<Evidence> evidence(String text) throws InvalidValueException {
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(EventJson.mapper().readValue(text, Evidence[].class));
        } catch (JsonProcessingException | NullPointerException e) {
            throw because(e, "must be a JSON list of quotes: noteId, start, end, text, grounded");
        }
    }

    private static JsonNode number(String text) throws InvalidValueException {
        if (text.length() > LONGEST_NUMBER) {
            throw new InvalidValueException("must be a number");
        }
        return DecimalNode.valueOf(parsed(text, BigDecimal::new, "must be a number"));
    }

    private static <T> T parsed(String text, Function<String, T> parser, String rule) throws InvalidValueException {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw because(e, rule);
        }
    }

    private static InvalidValueException because(Exception cause, String rule) {
        InvalidValueException invalid = new InvalidValueException(rule);
        // The cause may quote the cell.
        invalid.addSuppressed(new IllegalArgumentException(cause.getClass().getSimpleName()));
        return invalid;
    }
}
