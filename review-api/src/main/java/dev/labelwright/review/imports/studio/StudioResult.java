package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.export.csv.DetailedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a prediction or an annotation says of one variable.
 *
 * @param pointer the place of its value in the file
 * @param texts the values, as Label Studio writes them
 * @param score how sure it is; {@code null} where it does not say
 */
record StudioResult(String pointer, List<String> texts, Double score) {
    /** A date and time as Label Studio's control writes it; taken for UTC. */
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");

    StudioResult {
        texts = List.copyOf(texts);
    }

    /** The texts of a result's {@code value}, whichever control it is of. */
    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        Stream.of("choices", "text", "number", "datetime", "rating")
                .map(value::path)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .ifPresent(node -> {
                    if (node.isArray()) {
                        node.forEach(item -> texts.add(DetailedColumn.value(item)));
                    } else {
                        texts.add(DetailedColumn.value(node));
                    }
                });
        texts.removeIf(String::isBlank);
        if (value.has("datetime")) {
            texts.replaceAll(text -> WITHOUT_ZONE.matcher(text).matches() ? text + "Z" : text);
        }
        return texts;
    }
}
