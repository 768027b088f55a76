package dev.labelwright.variable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands as JSON in a cell: options, inputs and conditions. */
final class CellJson {
    private static final ObjectMapper JSON = builder().build();

    /** A dict as Python prints it is JSON with single quotes. */
    private static final ObjectMapper DICT = builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private static final Pattern PYTHON_ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|.)", Pattern.DOTALL);

    private CellJson() {}

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }

    /** The JSON of a value; empty for an empty list. */
    static String write(List<?> list) {
        return list.isEmpty() ? "" : json(list);
    }

    /** The JSON object of option to definition; empty without options. */
    static String writeOptions(List<OptionBody> options) {
        Map<String, String> definitions = new LinkedHashMap<>();
        options.forEach(option -> definitions.put(option.value(), option.definition()));
        return definitions.isEmpty() ? "" : json(definitions);
    }

    /**
     * The options of a JSON object or a Python-style dict.
     *
     * @throws JsonProcessingException where it is neither
     */
    static List<OptionBody> options(String cell) throws JsonProcessingException {
        Map<String, String> definitions;
        try {
            definitions = JSON.readValue(cell, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException notJson) {
            String dict = PYTHON_ESCAPE.matcher(cell).replaceAll(CellJson::jsonEscape);
            definitions = DICT.readValue(dict, new TypeReference<LinkedHashMap<String, String>>() {});
        }
        return Objects.requireNonNullElse(definitions, Map.<String, String>of()).entrySet().stream()
                .map(option -> new OptionBody(option.getKey(), option.getValue()))
                .toList();
    }

    /** A list of names. */
    static List<String> names(String cell) throws JsonProcessingException {
        return JSON.readValue(cell, new TypeReference<List<String>>() {});
    }

    /** A list of conditions, written as the API writes them. */
    static List<ConditionBody> conditions(String cell) throws JsonProcessingException {
        return JSON.readValue(cell, new TypeReference<List<ConditionBody>>() {});
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    private static String jsonEscape(MatchResult match) {
        return Matcher.quoteReplacement(match.group(1) == null ? match.group() : "\\u00" + match.group(1));
    }
}
