package dev.labelwright.review.export.chat;

import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.ExportFormat;
import dev.labelwright.review.export.LabelFile;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.export.read.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;

/** JSON Lines for the training of chat models: on each line a note with the prompt that asks it, and the right answer. */
@ApplicationScoped
class ChatExamples implements LabelFile {
    private final ExportReading reading;

    ChatExamples(ExportReading reading) {
        this.reading = reading;
    }

    @Override
    public boolean writes(Export export) {
        return export.format() == ExportFormat.CHAT_JSONL;
    }

    @Override
    public void write(Export export, Writer out) throws IOException {
        reading.trainingUnits(export).write(page -> {
            for (Unit unit : page) {
                for (ChatExample example : ChatExample.of(unit, export)) {
                    out.append(example.line()).append('\n');
                }
            }
        });
    }
}
