package dev.labelwright.variable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.FileRule;
import dev.labelwright.csv.UnreadableFileException;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads variables from a file: a row each, options as a JSON object or a Python-style dict of option to definition. */
final class VariableCsv {
    private static final List<String> REQUIRED = List.of("variable_name", "instruction", "variable_type", "scope");
    private static final String OPTIONS = "option_definitions";
    private static final List<String> NOT_YET = List.of(
            "aggregation_instruction",
            "aggregation_option_definitions",
            "only_use_true_value_in_aggregation",
            "default_value_for_empty_response",
            "prompt_template",
            "aggregation_prompt_template");
    private static final int MAX_VARIABLES = 2_000;
    private static final Map<String, String> COLUMN_OF_FIELD = Map.of(
            "name", "variable_name",
            "instruction", "instruction",
            "type", "variable_type",
            "scope", "scope",
            "options", OPTIONS);

    /** A dict as Python prints it is JSON with single quotes. */
    private static final ObjectMapper DICT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern PYTHON_ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");

    private final List<VariableBody.Content> variables = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();

    private VariableCsv() {}

    /** The variables of a file in its order; refuses the file with every rule that it breaks. */
    static List<VariableBody.Content> read(byte[] file) {
        VariableCsv reading = new VariableCsv();
        List<String> optional = new ArrayList<>(List.of(OPTIONS));
        optional.addAll(NOT_YET);
        try (CsvTable table = CsvTable.open(new ByteArrayInputStream(file), REQUIRED, optional)) {
            table.forEach(reading::row, reading.violations::add);
        } catch (UnreadableFileException e) {
            reading.violations.add(e.violation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!reading.violations.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FILE,
                    "The file breaks %d rules; nothing was changed.".formatted(reading.violations.size()),
                    reading.violations.subList(0, Math.min(1000, reading.violations.size())),
                    reading.violations.size());
        }
        return reading.variables;
    }

    private void row(CsvTable.Row row) {
        if (variables.size() >= MAX_VARIABLES) {
            throw refused(row, "variable_name", "a file has at most %d variables".formatted(MAX_VARIABLES));
        }
        for (String column : NOT_YET) {
            String cell = row.cell(column).strip();
            if (!cell.isEmpty() && !cell.equalsIgnoreCase("false")) {
                add(row, column, FileRule.NOT_AVAILABLE, "is not offered yet; leave it empty");
            }
        }
        VariableType type = constant(row, "variable_type", VariableType.values());
        Scope scope = constant(row, "scope", Scope.values());
        List<VariableBody.OptionBody> options = options(row);
        String name = row.cell("variable_name").strip();
        Long other = lines.putIfAbsent(name, row.line());
        if (other != null) {
            add(row, "variable_name", FileRule.DUPLICATE_NAME, "stands on line %d already".formatted(other));
        }
        if (type == null || scope == null) {
            return;
        }
        try {
            variables.add(new VariableBody(
                            name,
                            null,
                            type,
                            scope,
                            row.cell("instruction"),
                            options,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)
                    .validated());
        } catch (ProblemException e) {
            for (Violation broken : e.violations()) {
                String field = broken.field().replaceAll("[.\\[].*", "");
                add(
                        row,
                        COLUMN_OF_FIELD.getOrDefault(field, field),
                        e.code() == ErrorCode.NOT_AVAILABLE ? FileRule.NOT_AVAILABLE : FileRule.INVALID_VALUE,
                        broken.message());
            }
        }
    }

    private <E extends Enum<E>> E constant(CsvTable.Row row, String column, E[] constants) {
        String cell = row.cell(column).strip().toUpperCase(Locale.ROOT);
        for (E constant : constants) {
            if (constant.name().equals(cell)) {
                return constant;
            }
        }
        add(
                row,
                column,
                FileRule.INVALID_VALUE,
                "must be one of: "
                        + String.join(
                                ", ", Arrays.stream(constants).map(Enum::name).toList()));
        return null;
    }

    private List<VariableBody.OptionBody> options(CsvTable.Row row) {
        String cell = row.cell(OPTIONS).strip();
        if (cell.isEmpty()) {
            return List.of();
        }
        try {
            Map<String, String> options = DICT.readValue(
                    PYTHON_ESCAPE.matcher(cell).replaceAll("\\\\u00$1"),
                    new TypeReference<LinkedHashMap<String, String>>() {});
            return options.entrySet().stream()
                    .map(option -> new VariableBody.OptionBody(option.getKey(), option.getValue()))
                    .toList();
        } catch (JsonProcessingException e) {
            add(
                    row,
                    OPTIONS,
                    FileRule.INVALID_VALUE,
                    "must be a JSON object or a Python-style dict of option to definition");
            return List.of();
        }
    }

    private void add(CsvTable.Row row, String column, FileRule rule, String message) {
        violations.add(Violation.ofLine(row.line(), column, rule.name(), message));
    }

    private static ProblemException refused(CsvTable.Row row, String column, String message) {
        return new ProblemException(
                ErrorCode.INVALID_FILE,
                message,
                List.of(Violation.ofLine(row.line(), column, FileRule.TOO_LONG.name(), message)));
    }
}
