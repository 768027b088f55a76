package dev.labelwright.worker.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Option;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which option a model means. */
final class OptionMatch {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private OptionMatch() {}

    /**
     * The option itself, else the only one that differs in letter case or white space alone, else {@code null}; where a
     * variable has no options, the text.
     */
    static JsonNode of(List<Option> options, String text) {
        if (options.isEmpty()) {
            return TextNode.valueOf(text);
        }
        List<String> values = options.stream().map(Option::value).toList();
        if (values.contains(text)) {
            return TextNode.valueOf(text);
        }
        String wanted = plain(text);
        List<String> alike =
                values.stream().filter(value -> plain(value).equals(wanted)).toList();
        return alike.size() == 1 ? TextNode.valueOf(alike.getFirst()) : NullNode.instance;
    }

    private static String plain(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
