package dev.labelwright.variable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.csv.CsvTable;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The cells of a row, each read as what its column holds. */
final class VariableRow {
    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "1", true, "yes", true, "false", false, "0", false, "no", false);
    private static final int MAX_NUMBER = 100;

    private final CsvTable.Row row;
    private final BiConsumer<VariableColumn, String> violation;
    private boolean good = true;

    /** @param violation gets each column whose cell breaks a rule, and the rule */
    VariableRow(CsvTable.Row row, BiConsumer<VariableColumn, String> violation) {
        this.row = row;
        this.violation = violation;
    }

    /** Whether every cell read so far is what its column holds. */
    boolean good() {
        return good;
    }

    /** Whether the file has the column. */
    boolean has(VariableColumn column) {
        return row.cells().containsKey(column.header());
    }

    /** Whether the cell says anything. */
    boolean says(VariableColumn column) {
        return !row.cell(column.header()).isBlank();
    }

    /** The cell as it is. */
    String text(VariableColumn column) {
        return CsvText.unguarded(row.cell(column.header()));
    }

    /** The cell as it is; {@code null} where it is blank. */
    String textOrNull(VariableColumn column) {
        return says(column) ? text(column) : null;
    }

    /** One of the constants, in either letter case; {@code null} where it is none of them. */
    <E extends Enum<E>> E constant(VariableColumn column, E[] constants) {
        String cell = text(column).strip().toUpperCase(Locale.ROOT);
        for (E constant : constants) {
            if (constant.name().equals(cell)) {
                return constant;
            }
        }
        return refused(
                column,
                "must be one of: "
                        + String.join(
                                ", ", Arrays.stream(constants).map(Enum::name).toList()),
                null);
    }

    /** True or false; what is given for a blank cell. */
    boolean flag(VariableColumn column, boolean otherwise) {
        if (!says(column)) {
            return otherwise;
        }
        Boolean flag = BOOLEANS.get(text(column).strip().toLowerCase(Locale.ROOT));
        return flag == null ? refused(column, "must be true or false, 1 or 0, yes or no", otherwise) : flag;
    }

    /** A number; {@code null} for a blank cell. */
    BigDecimal number(VariableColumn column) {
        if (!says(column)) {
            return null;
        }
        String cell = text(column).strip();
        try {
            return cell.length() > MAX_NUMBER ? refused(column, "must be a number", null) : new BigDecimal(cell);
        } catch (NumberFormatException e) {
            return refused(column, "must be a number", null);
        }
    }

    /** A value of a type, as people write it; {@code null} for a blank cell. */
    JsonNode value(VariableColumn column, VariableType type) {
        if (!says(column)) {
            return null;
        }
        return switch (type) {
            case TEXT -> TextNode.valueOf(text(column));
            case TIMESTAMP -> TextNode.valueOf(text(column).strip());
            case BOOLEAN -> BooleanNode.valueOf(flag(column, false));
            case INTEGER, FLOAT -> {
                BigDecimal number = number(column);
                yield number == null ? null : DecimalNode.valueOf(number);
            }
        };
    }

    List<OptionBody> options(VariableColumn column) {
        return json(column, CellJson::options, "must be a JSON object or a Python-style dict of option to definition");
    }

    List<String> names(VariableColumn column) {
        return json(column, CellJson::names, "must be a JSON list of variables' names");
    }

    List<ConditionBody> conditions(VariableColumn column) {
        return json(column, CellJson::conditions, "must be a JSON list of conditions, as a variable's body has them");
    }

    private interface Reader<T> {
        List<T> read(String cell) throws JsonProcessingException;
    }

    private <T> List<T> json(VariableColumn column, Reader<T> reader, String rule) {
        if (!says(column)) {
            return List.of();
        }
        try {
            List<T> list = reader.read(text(column).strip());
            return list == null ? List.of() : list;
        } catch (JsonProcessingException e) {
            return refused(column, rule, List.of());
        }
    }

    private <T> T refused(VariableColumn column, String rule, T otherwise) {
        good = false;
        violation.accept(column, rule);
        return otherwise;
    }
}
