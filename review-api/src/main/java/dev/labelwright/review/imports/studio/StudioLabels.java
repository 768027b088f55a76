package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.event.EventJson;
import dev.labelwright.review.imports.ImportFormat;
import dev.labelwright.review.imports.ImportRule;
import dev.labelwright.review.imports.ImportedLabel;
import dev.labelwright.review.imports.LabelCheck;
import dev.labelwright.review.imports.LabelSource;
import dev.labelwright.review.imports.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads Label Studio's JSON: a list of tasks, one in the heap at a time. */
@ApplicationScoped
class StudioLabels implements LabelSource {
    /** A task is followed by others. */
    private static final ObjectReader TASK =
            EventJson.mapper().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public ImportFormat format() {
        return ImportFormat.LABEL_STUDIO;
    }

    @Override
    public void read(InputStream file, LabelCheck check, Consumer<ImportedLabel> labels, RejectedRows rejected) {
        long number = 1;
        TaskLimit limited = new TaskLimit(file);
        try (JsonParser parser = EventJson.mapper().createParser(limited)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw refused(check, rejected, new Origin(1, ""), ImportRule.MALFORMED, "must be a list of tasks");
            }
            for (; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                limited.begin();
                JsonNode task = TASK.readTree(parser);
                new TaskReading(new Origin(number, "/" + (number - 1)), task, check)
                        .labels()
                        .forEach(labels);
            }
            if (parser.nextToken() != null) {
                throw refused(check, rejected, new Origin(number, ""), ImportRule.MALFORMED, "goes on behind the list");
            }
        } catch (TaskLimit.TooLongException e) {
            throw refused(
                    check,
                    rejected,
                    new Origin(number, "/" + (number - 1)),
                    ImportRule.TOO_LONG,
                    "a task has at most %d bytes".formatted(TaskLimit.MOST_BYTES));
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            throw refused(
                    check,
                    rejected,
                    new Origin(number, "/" + (number - 1)),
                    ImportRule.MALFORMED,
                    at == null
                            ? "is not well-formed JSON"
                            : "is not well-formed JSON: line %d, column %d of the file"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException refused(
            LabelCheck check, RejectedRows rejected, Origin origin, ImportRule rule, String message) {
        check.reject(origin, null, rule, message);
        return rejected.asProblem();
    }
}
