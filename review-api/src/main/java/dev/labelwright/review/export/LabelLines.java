package dev.labelwright.review.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;

/** JSON Lines: on each line a label, as the API shows it. */
@ApplicationScoped
class LabelLines implements LabelFile {
    private final ExportReading reading;
    private final ObjectMapper mapper;

    LabelLines(ExportReading reading, ObjectMapper mapper) {
        this.reading = reading;
        this.mapper = mapper;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.JSONL;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        reading.labels(export).write(page -> {
            for (LabelRow row : page) {
                if (export.includes(row)) {
                    out.append(mapper.writeValueAsString(LabelView.of(row))).append('\n');
                }
            }
        });
    }
}
