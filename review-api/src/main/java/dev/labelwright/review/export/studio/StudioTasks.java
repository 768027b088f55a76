package dev.labelwright.review.export.studio;

import dev.labelwright.event.EventJson;
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

/** Label Studio's JSON: a list of tasks, one on each line. */
@ApplicationScoped
class StudioTasks implements LabelFile {
    private final ExportReading reading;

    StudioTasks(ExportReading reading) {
        this.reading = reading;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.LABEL_STUDIO;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        String[] before = {"["};
        reading.units(export).write(page -> {
            for (Unit unit : page) {
                List<LabelRow> labels =
                        unit.labels().stream().filter(export::includes).toList();
                if (!labels.isEmpty()) {
                    out.append(before[0]).append(EventJson.write(StudioTask.of(unit.with(labels), export.variables())));
                    before[0] = ",\n";
                }
            }
        });
        out.append(before[0].equals("[") ? "[]\n" : "]\n");
    }
}
