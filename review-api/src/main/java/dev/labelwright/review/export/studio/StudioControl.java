package dev.labelwright.review.export.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.csv.DetailedColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Label Studio's control tags, as far as variables need them. The {@code type} of a result is the tag in lower case. */
public enum StudioControl {
    CHOICES,
    TEXTAREA,
    NUMBER,
    DATETIME;

    /** The name of the text that is annotated. */
    public static final String TEXT = "text";

    /** The name of the control whose regions are evidence. */
    public static final String EVIDENCE = "evidence";

    /** The type of those regions. */
    public static final String REGION = "labels";

    // A variable may be called as one of those two.
    private static final String PREFIX = "variable:";

    /** The control of a variable. Numbers and dates of which a note has many are lines of text. */
    public static StudioControl of(Variable variable) {
        boolean many = variable.scope() == Scope.MANY_PER_NOTE;
        return switch (variable.type()) {
            case TEXT -> variable.options().isEmpty() ? TEXTAREA : CHOICES;
            case BOOLEAN -> CHOICES;
            case INTEGER, FLOAT -> many ? TEXTAREA : NUMBER;
            case TIMESTAMP -> many ? TEXTAREA : DATETIME;
        };
    }

    /** The control's name: the variable's own, unless it would be taken for another. */
    public static String name(String variable) {
        boolean taken = variable.equals(TEXT) || variable.equals(EVIDENCE) || variable.startsWith(PREFIX);
        return taken ? PREFIX + variable : variable;
    }

    /** The variable of a control's name. */
    public static String variable(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** What a result calls it. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a result says, in the form of the control. */
    Map<String, Object> value(List<JsonNode> values) {
        return switch (this) {
            case CHOICES -> Map.of("choices", texts(values));
            case TEXTAREA -> Map.of("text", texts(values));
            case NUMBER -> Map.of("number", values.getFirst());
            case DATETIME -> Map.of("datetime", values.getFirst());
        };
    }

    private static List<String> texts(List<JsonNode> values) {
        return values.stream().map(DetailedColumn::value).toList();
    }
}
