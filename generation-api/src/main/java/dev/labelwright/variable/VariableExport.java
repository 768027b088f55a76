package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Option;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes variables as the file that an import reads. */
final class VariableExport {
    private VariableExport() {}

    /** The file of the variables in their order, with every column. */
    static byte[] write(List<VariableContent> variables) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(VariableColumn.headers());
            for (VariableContent variable : variables) {
                csv.writeRecord(Arrays.stream(VariableColumn.values())
                        .map(column -> CsvText.guarded(cell(column, variable)))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(VariableColumn column, VariableContent variable) {
        Aggregation aggregation = variable.aggregation();
        return switch (column) {
            case NAME -> variable.name();
            case INSTRUCTION -> variable.instruction();
            case TYPE -> variable.type().name();
            case SCOPE -> variable.scope().name();
            case OPTIONS -> options(variable.options());
            case AGGREGATION_INSTRUCTION -> aggregation == null ? "" : aggregation.instruction();
            case AGGREGATION_OPTIONS -> aggregation == null ? "" : options(aggregation.options());
            case ONLY_TRUE_VALUES -> aggregation != null && aggregation.onlyTrueValues() ? "true" : "";
            case DEFAULT_VALUE -> value(variable.defaultValue());
            case PROMPT_TEMPLATE -> variable.promptTemplate();
            case AGGREGATION_PROMPT_TEMPLATE -> aggregation == null ? "" : aggregation.promptTemplate();
            case KIND -> variable.kind().name();
            case INPUTS -> CellJson.write(variable.inputs());
            case CONDITIONS -> CellJson.write(variable.conditions());
            case INSTRUMENT -> variable.instrument();
            case INCLUDED -> Boolean.toString(variable.includeInGeneration());
            case STRATEGY -> aggregation == null ? "" : aggregation.strategy().name();
            case THRESHOLD ->
                variable.confidenceThreshold() == null
                        ? ""
                        : variable.confidenceThreshold().toPlainString();
            case MODEL -> variable.model();
        };
    }

    private static String options(List<Option> options) {
        return CellJson.writeOptions(options.stream().map(OptionBody::of).toList());
    }

    private static String value(JsonNode value) {
        if (value == null) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
