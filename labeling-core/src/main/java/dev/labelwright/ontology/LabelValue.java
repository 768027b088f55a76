package dev.labelwright.ontology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** The form of a label's value: what JSON a variable's type and options allow. */
public final class LabelValue {
    /** The longest {@code TEXT} value, in characters. */
    public static final int MAX_TEXT = 10_000;

    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private LabelValue() {}

    /**
     * The value in its one canonical form, so that equal values are equal JSON.
     *
     * @param variable whose value it is
     * @param value any JSON but {@code null}
     * @return the canonical value
     * @throws InvalidValueException where type or options forbid it
     */
    public static JsonNode canonical(VariableDefinition variable, JsonNode value) throws InvalidValueException {
        return canonical(variable.type(), variable.options(), value);
    }

    /** As {@link #canonical(VariableDefinition, JsonNode)}, for a type and its options. */
    public static JsonNode canonical(VariableType type, List<Option> options, JsonNode value)
            throws InvalidValueException {
        return switch (type) {
            case TEXT -> text(options, value);
            case BOOLEAN -> bool(value);
            case INTEGER -> integer(value);
            case FLOAT -> number(value);
            case TIMESTAMP -> timestamp(value);
        };
    }

    private static JsonNode text(List<Option> options, JsonNode value) throws InvalidValueException {
        if (!value.isTextual()) {
            throw new InvalidValueException("must be a string");
        }
        String text = value.textValue();
        if (text.length() > MAX_TEXT) {
            throw new InvalidValueException("must have at most " + MAX_TEXT + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException("must not contain a NUL character");
        }
        if (text.isBlank()) {
            throw new InvalidValueException("must not be blank");
        }
        if (!options.isEmpty()
                && options.stream().noneMatch(option -> option.value().equals(text))) {
            throw new InvalidValueException("must be one of: "
                    + String.join(", ", options.stream().map(Option::value).toList()));
        }
        return value;
    }

    private static JsonNode bool(JsonNode value) throws InvalidValueException {
        if (!value.isBoolean()) {
            throw new InvalidValueException("must be true or false");
        }
        return BooleanNode.valueOf(value.booleanValue());
    }

    private static JsonNode integer(JsonNode value) throws InvalidValueException {
        BigDecimal number = decimal(value);
        if (number.scale() > 0) {
            throw new InvalidValueException("must be a whole number");
        }
        return DecimalNode.valueOf(number.setScale(0));
    }

    private static JsonNode number(JsonNode value) throws InvalidValueException {
        return DecimalNode.valueOf(decimal(value));
    }

    private static BigDecimal decimal(JsonNode value) throws InvalidValueException {
        if (!value.isNumber() || (!value.isBigDecimal() && !Double.isFinite(value.doubleValue()))) {
            throw new InvalidValueException("must be a number");
        }
        BigDecimal number = value.decimalValue();
        if (Math.abs((long) number.precision() - number.scale()) > MAX_NUMBER_LENGTH
                || number.precision() > MAX_NUMBER_LENGTH) {
            throw new InvalidValueException("must have at most " + MAX_NUMBER_LENGTH + " digits");
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static JsonNode timestamp(JsonNode value) throws InvalidValueException {
        if (!value.isTextual()) {
            throw new InvalidValueException("must be a string with an ISO 8601 date");
        }
        String text = value.textValue();
        try {
            if (DATE.matcher(text).matches()) {
                return TextNode.valueOf(LocalDate.parse(text).toString());
            }
            return TextNode.valueOf(OffsetDateTime.parse(text).toString());
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("must be a date (YYYY-MM-DD) or a date and time with zone (ISO 8601)");
        }
    }
}
