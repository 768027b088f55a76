package dev.labelwright.generation.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.ontology.Stage;
import dev.labelwright.rest.DecimalString;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A generation as clients see it.
 *
 * @param ordinal counts the generations of the project, from 1
 * @param selection as requested, with every default filled in
 * @param batch the number of the batch that was drawn; {@code null} where none was
 * @param cells counted at planning: {@code selected} is the sum of the other three
 * @param outcomes at the end their sum is {@code cells.asked}
 * @param tokens {@code total} is input and output; {@code unconfirmed} is charged for calls whose answer was lost
 * @param elapsedSeconds since the request; to the end where there is one
 * @param version grows with every change
 */
@Schema(name = "Generation")
public record GenerationView(
        UUID id,
        int ordinal,
        GenerationStatus status,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        JsonNode selection,
        String model,
        Integer batch,
        boolean preview,
        Progress progress,
        Cells cells,
        Outcomes outcomes,
        Tokens tokens,
        Cost cost,
        long elapsedSeconds,
        JsonNode error,
        long version) {

    /** How far it has come; {@code stage} is the earliest unfinished one, {@code null} when all are finished. */
    public record Progress(Stage stage, Tasks tasks, Patients patients) {}

    /** The tasks by status. */
    public record Tasks(int total, int waiting, int pending, int dispatched, int done, int failed, int cancelled) {}

    /** The patients, and those of whom every task has ended. */
    public record Patients(int total, int done) {}

    /** The cells by what the overwrite policy made of them at planning. */
    @Schema(name = "CellCounts")
    public record Cells(
            long selected, @JsonProperty("protected") long protectedCells, long skipped, long asked) {}

    /** The asked cells by how they ended. */
    public record Outcomes(
            long written,
            long unchanged,
            @JsonProperty("protected") long protectedCells,
            long superseded,
            long belowThreshold,
            long empty,
            long conditionNotMet,
            long failed,
            long cancelled) {}

    /** The tokens used, and those that cannot be exceeded. */
    public record Tokens(
            long input, long cachedInput, long output, long total, long unconfirmed, long ceiling, Long budget) {}

    /** Money as a decimal string. */
    public record Cost(String amount, String currency) {}

    static GenerationView of(GenerationRow row) {
        int ended = row.tasksDone() + row.tasksFailed() + row.tasksCancelled();
        boolean open = !row.status().terminal();
        return new GenerationView(
                row.id(),
                row.ordinal(),
                row.status(),
                row.requestedBy(),
                row.startedAt(),
                row.finishedAt(),
                row.selection(),
                row.model().path("name").asText(),
                row.batch(),
                false,
                new Progress(
                        open ? Stage.NOTE_LABELS : null,
                        new Tasks(
                                row.tasksTotal(),
                                0,
                                row.tasksTotal() - ended - row.outstanding(),
                                row.outstanding(),
                                row.tasksDone(),
                                row.tasksFailed(),
                                row.tasksCancelled()),
                        new Patients(row.patientsTotal(), row.patientsDone())),
                new Cells(row.cellsSelected(), row.cellsProtected(), row.cellsSkipped(), row.cellsAsked()),
                new Outcomes(
                        row.outcomesWritten(),
                        row.outcomesUnchanged(),
                        row.outcomesProtected(),
                        row.outcomesSuperseded(),
                        0,
                        row.outcomesEmpty(),
                        0,
                        row.outcomesFailed(),
                        row.outcomesCancelled()),
                new Tokens(
                        row.tokensInput(),
                        row.tokensCachedInput(),
                        row.tokensOutput(),
                        row.tokensInput() + row.tokensOutput(),
                        row.tokensUnconfirmed(),
                        row.tasksCeiling() + row.repairAllowance(),
                        null),
                cost(row),
                Duration.between(row.startedAt(), row.finishedAt() == null ? row.now() : row.finishedAt())
                        .toSeconds(),
                row.error(),
                row.version());
    }

    private static Cost cost(GenerationRow row) {
        BigDecimal perMillion = price(row, "inputPricePerMillion", row.tokensInput() - row.tokensCachedInput())
                .add(price(row, "cachedInputPricePerMillion", row.tokensCachedInput()))
                .add(price(row, "outputPricePerMillion", row.tokensOutput()));
        return new Cost(
                DecimalString.of(perMillion.movePointLeft(6)),
                row.model().path("currency").asText());
    }

    private static BigDecimal price(GenerationRow row, String field, long tokens) {
        return new BigDecimal(row.model().path(field).asText("0")).multiply(BigDecimal.valueOf(tokens));
    }
}
