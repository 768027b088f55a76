package dev.labelwright.review.export.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.ExportFormat;
import dev.labelwright.review.export.LabelFile;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.export.read.Unit;
import dev.labelwright.review.list.LabelRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** FHIR R4: on each line a Bundle with the labels of a note, or with the values of a patient. */
@ApplicationScoped
class FhirBundles implements LabelFile {
    private final ExportReading reading;

    FhirBundles(ExportReading reading) {
        this.reading = reading;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.FHIR;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        IParser json = FhirContext.forR4Cached().newJsonParser();
        reading.units(export).write(page -> {
            for (Unit unit : page) {
                List<LabelRow> labels =
                        unit.labels().stream().filter(export::includes).toList();
                if (!labels.isEmpty()) {
                    out.append(json.encodeResourceToString(UnitBundle.of(unit.with(labels), export)))
                            .append('\n');
                }
            }
        });
    }
}
