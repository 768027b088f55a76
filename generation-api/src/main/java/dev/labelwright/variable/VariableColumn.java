package dev.labelwright.variable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a file of variables, in the order of the export. */
enum VariableColumn {
    NAME("variable_name", "name"),
    INSTRUCTION("instruction", "instruction"),
    TYPE("variable_type", "type"),
    SCOPE("scope", "scope"),
    OPTIONS("option_definitions", "options"),
    AGGREGATION_INSTRUCTION("aggregation_instruction", "aggregation.instruction"),
    AGGREGATION_OPTIONS("aggregation_option_definitions", "aggregation.options"),
    ONLY_TRUE_VALUES("only_use_true_value_in_aggregation", "aggregation.onlyTrueValues"),
    DEFAULT_VALUE("default_value_for_empty_response", "defaultValue"),
    PROMPT_TEMPLATE("prompt_template", "promptTemplate"),
    AGGREGATION_PROMPT_TEMPLATE("aggregation_prompt_template", "aggregation.promptTemplate"),
    KIND("kind", "kind"),
    INPUTS("inputs", "inputs"),
    CONDITIONS("conditions", "conditions"),
    INSTRUMENT("instrument", "instrument"),
    INCLUDED("include_in_generation", "includeInGeneration"),
    STRATEGY("aggregation_strategy", "aggregation.strategy"),
    THRESHOLD("confidence_threshold", "confidenceThreshold"),
    MODEL("model", "model");

    private static final int REQUIRED = 4;

    private final String header;
    private final String field;

    VariableColumn(String header, String field) {
        this.header = header;
        this.field = field;
    }

    /** The column's name in the file. */
    String header() {
        return header;
    }

    /** The headers of the columns that every file has. */
    static List<String> required() {
        return headers().subList(0, REQUIRED);
    }

    /** The headers of the columns that a file may have. */
    static List<String> optional() {
        return headers().subList(REQUIRED, values().length);
    }

    /** All headers in their order. */
    static List<String> headers() {
        return Arrays.stream(values()).map(VariableColumn::header).toList();
    }

    /** The column that says what stands at a place of a body. */
    static Optional<VariableColumn> ofField(String path) {
        return Arrays.stream(values())
                .filter(column -> path.equals(column.field)
                        || path.startsWith(column.field + ".")
                        || path.startsWith(column.field + "["))
                .findFirst();
    }

    /** What of the place lies within the cell, as {@code [3].value}; empty for the cell itself. */
    String within(String path) {
        return path.startsWith(field) ? path.substring(field.length()) : "";
    }
}
