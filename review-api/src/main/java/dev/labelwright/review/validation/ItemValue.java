package dev.labelwright.review.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads the text of a value as what its variable's type is. */
final class ItemValue {
    // What a spreadsheet would run is guarded by a ' in front; so is a text that begins with one.
    private static final String GUARDED = "=+-@\t\r'";
    private static final int LONGEST_NUMBER = 100;

    private ItemValue() {}

    /**
     * The canonical value; {@code null} for an empty text.
     *
     * @throws InvalidValueException where the variable's type or options forbid it
     */
    static JsonNode of(KnownVariable variable, String cell) throws InvalidValueException {
        if (cell.isEmpty()) {
            return null;
        }
        String text = unguarded(cell);
        JsonNode value =
                switch (variable.type()) {
                    case TEXT, TIMESTAMP -> TextNode.valueOf(text);
                    case BOOLEAN -> truth(text);
                    case INTEGER, FLOAT -> number(text);
                };
        return LabelValue.canonical(variable.type(), variable.options(), value);
    }

    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static JsonNode truth(String text) throws InvalidValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> BooleanNode.TRUE;
            case "false", "no", "0" -> BooleanNode.FALSE;
            default -> throw new InvalidValueException("must be true or false");
        };
    }

    private static JsonNode number(String text) throws InvalidValueException {
        if (text.length() <= LONGEST_NUMBER) {
            try {
                return DecimalNode.valueOf(new BigDecimal(text));
            } catch (NumberFormatException e) {
                InvalidValueException invalid = new InvalidValueException("must be a number");
                invalid.initCause(e);
                throw invalid;
            }
        }
        throw new InvalidValueException("must be a number");
    }
}
