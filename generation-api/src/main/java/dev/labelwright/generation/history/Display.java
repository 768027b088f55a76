package dev.labelwright.generation.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A generation as people read it in the history, in the order of the form. What was left at "all" is absent.
 *
 * @param patients {@code All}, a batch with its number of patients, or ids
 * @param variables names
 * @param conditions the filters by values, as phrases
 * @param noteIds ids, or the file with which the notes last changed
 * @param overwrite which values it replaces; absent where it replaces none
 * @param scope the one stage that it runs through
 * @param tokensUsed with thousands separated
 * @param timeElapsed hours, minutes and seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"patients", "variables", "conditions", "noteIds", "overwrite", "scope", "tokensUsed", "timeElapsed"
})
@Schema(name = "GenerationDisplay")
public record Display(
        String patients,
        String variables,
        String conditions,
        String noteIds,
        String overwrite,
        String scope,
        String tokensUsed,
        String timeElapsed) {

    /**
     * A batch of which a generation speaks.
     *
     * @param number {@code null} before it is drawn, and where none is
     * @param size how many patients are in it; {@code null} where that is not known
     */
    record Batch(Integer number, Integer size) {}

    /**
     * Words a generation.
     *
     * @param selection its selection in JSON
     * @param filename of the upload that the selection names; {@code null} where it names none
     * @param tokens used so far
     * @param seconds since the request, or to the end
     */
    static Display of(JsonNode selection, Batch batch, String filename, long tokens, long seconds) {
        return new Display(
                patients(selection.path("patients"), batch),
                selection.at("/variables/mode").asText().equals("SPECIFIC")
                        ? joined(selection.at("/variables/names"))
                        : null,
                ConditionPhrase.all(selection.path("variableValues")),
                notes(selection.path("notes"), filename),
                overwrite(selection.path("overwrite").asText()),
                scope(selection.path("scope").asText()),
                String.format(Locale.ROOT, "%,d", tokens),
                ElapsedTime.inWords(seconds));
    }

    private static String patients(JsonNode patients, Batch batch) {
        return switch (patients.path("mode").asText()) {
            case "ALL" -> "All";
            case "SPECIFIC" -> joined(patients.path("patientIds"));
            default -> batch(patients, batch);
        };
    }

    private static String batch(JsonNode patients, Batch batch) {
        if (batch.number() == null && !patients.hasNonNull("batch")) {
            return "New Batch " + counted(patients.path("size").asInt(1));
        }
        int number = batch.number() == null ? patients.path("batch").asInt() : batch.number();
        return "Batch " + number + (batch.size() == null ? "" : " " + counted(batch.size()));
    }

    private static String counted(int patients) {
        return patients == 1 ? "(1 Patient)" : "(%d Patients)".formatted(patients);
    }

    private static String notes(JsonNode notes, String filename) {
        return switch (notes.path("mode").asText()) {
            case "SPECIFIC" -> joined(notes.path("noteIds"));
            case "UPLOAD" ->
                "last updated in " + (filename == null ? notes.path("uploadId").asText() : filename);
            default -> null;
        };
    }

    private static String overwrite(String overwrite) {
        return switch (overwrite) {
            case "REPLACE_AI" -> "AI Values Only";
            case "REPLACE_ALL" -> "AI and Human Values";
            default -> null;
        };
    }

    private static String scope(String scope) {
        return switch (scope) {
            case "NOTE_LABELS" -> "Note Labels";
            case "AGGREGATION" -> "Aggregation";
            case "DEPENDENT" -> "Dependent Variables";
            default -> null;
        };
    }

    private static String joined(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
