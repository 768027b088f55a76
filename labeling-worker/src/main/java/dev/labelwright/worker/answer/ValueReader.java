package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.VariableDefinition;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what a model said into a variable's canonical value. Converts what loses nothing, and guesses nothing. */
final class ValueReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private static final int MAX_SCALE = 40;

    private ValueReader() {}

    /** The canonical value; nothing where the model said {@code null} or what the variable does not allow. */
    static Optional<JsonNode> read(VariableDefinition variable, JsonNode said) {
        JsonNode converted = converted(variable, said);
        if (converted.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LabelValue.canonical(variable, converted));
        } catch (InvalidValueException e) {
            // What the variable does not allow is no value; the quotes and the call stay accounted for.
            return Optional.empty();
        }
    }

    private static JsonNode converted(VariableDefinition variable, JsonNode said) {
        if (said.isNull()) {
            return said;
        }
        return switch (variable.type()) {
            case TEXT -> OptionMatch.of(variable.options(), text(said));
            case BOOLEAN -> said.isTextual() ? bool(said.textValue().strip()) : said;
            case INTEGER, FLOAT -> said.isTextual() ? number(said.textValue().strip()) : said;
            case TIMESTAMP ->
                said.isTextual() ? TextNode.valueOf(said.textValue().strip()) : said;
        };
    }

    private static String text(JsonNode said) {
        // A plain form would write out every zero of 1E+999999999.
        boolean plain = said.isNumber() && Math.abs(said.decimalValue().scale()) <= MAX_SCALE;
        return plain ? said.decimalValue().toPlainString() : said.asText();
    }

    private static JsonNode bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
    }

    private static JsonNode number(String text) {
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : NullNode.instance;
    }
}
