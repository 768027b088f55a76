package dev.labelwright.review.export.csv;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.ExportFormat;
import dev.labelwright.review.export.ExportLayout;
import dev.labelwright.review.export.LabelFile;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.export.read.PatientRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout {@code patient}: one line for each patient, a column for each variable in the ontology's order. A
 * patient-level variable has its value; a note-level one a JSON list of what the notes say, each value once, in the order
 * of their dates.
 */
@ApplicationScoped
class PatientCsv implements LabelFile {
    private final ExportReading reading;

    PatientCsv(ExportReading reading) {
        this.reading = reading;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.CSV && export.layout() == ExportLayout.PATIENT;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        List<Variable> variables = List.copyOf(export.variables().values());
        CsvWriter csv = CsvLines.to(out);
        csv.writeRecord(cells("PATIENT_ID", variables.stream().map(Variable::name)));
        reading.patients(export).write(page -> page.stream()
                .filter(row -> export.includeNull() || !row.said().isEmpty())
                .map(row -> cells(row.patientId(), variables.stream().map(variable -> text(row, variable))))
                .forEach(csv::writeRecord));
    }

    private static List<String> cells(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).map(CsvCell::safe).toList();
    }

    private static String text(PatientRow row, Variable variable) {
        List<JsonNode> said = row.said().getOrDefault(variable.id(), List.of());
        if (said.isEmpty()) {
            return "";
        }
        return variable.patientLevel() && said.size() == 1
                ? DetailedColumn.value(said.getFirst())
                : EventJson.write(said);
    }
}
