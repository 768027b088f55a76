package dev.labelwright.generation.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.PreviewState;
import dev.labelwright.ontology.Stage;
import dev.labelwright.rest.DecimalString;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A generation as clients see it.
 *
 * @param ordinal counts the generations of the project, from 1
 * @param selection as requested, with every default filled in
 * @param batch the number of the batch that was drawn or that it runs on; {@code null} where there is none
 * @param preview whether it writes no label
 * @param previewState what became of what it kept; {@code null} where it is no preview
 * @param confidenceThreshold below which a draft does not count; {@code null} where the project's holds
 * @param retries how often its failed tasks were asked again by a person
 * @param cells counted at planning: {@code selected} is the sum of the other three
 * @param outcomes at the end their sum is {@code cells.asked}
 * @param elapsedSeconds since the request; to the end where there is one
 * @param version grows with every change
 * @param display the same for people
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
        PreviewState previewState,
        BigDecimal confidenceThreshold,
        int retries,
        Progress progress,
        Cells cells,
        Outcomes outcomes,
        Tokens tokens,
        Cost cost,
        long elapsedSeconds,
        JsonNode error,
        long version,
        Display display) {

    private static final List<Stage> STAGES = List.of(Stage.values());

    /** Steps of a stage are numbered from this many times its place on. */
    private static final int STEPS_OF_A_STAGE = 100;

    /** How far it has come; {@code stage} is the earliest unfinished one, {@code null} when all are finished. */
    public record Progress(Stage stage, Tasks tasks, Patients patients) {}

    /** The tasks by status; {@code waiting} ones are of a step that their patient has not come to. */
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

    /**
     * The tokens used, and those that cannot be exceeded.
     *
     * @param total input and output
     * @param unconfirmed charged for calls whose answer was lost
     * @param ceiling cannot be exceeded; grows with each retry
     * @param budget cannot be exceeded either, where there is one
     * @param retried the part of the ceiling that retries added for their tasks
     */
    public record Tokens(
            long input,
            long cachedInput,
            long output,
            long total,
            long unconfirmed,
            long ceiling,
            Long budget,
            long retried) {}

    /** Money as a decimal string. */
    public record Cost(String amount, String currency) {}

    static GenerationView of(GenerationRow row) {
        long elapsed = Duration.between(row.startedAt(), row.finishedAt() == null ? row.now() : row.finishedAt())
                .toSeconds();
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
                row.preview() != null,
                row.preview() == null ? null : PreviewState.valueOf(row.preview()),
                row.confidenceThreshold(),
                row.retries(),
                new Progress(stage(row), tasks(row), new Patients(row.patientsTotal(), row.patientsDone())),
                new Cells(row.cellsSelected(), row.cellsProtected(), row.cellsSkipped(), row.cellsAsked()),
                outcomes(row),
                new Tokens(
                        row.tokensInput(),
                        row.tokensCachedInput(),
                        row.tokensOutput(),
                        row.tokensInput() + row.tokensOutput(),
                        row.tokensUnconfirmed(),
                        row.tasksCeiling() + row.repairAllowance(),
                        row.tokenBudget(),
                        row.retryCeiling()),
                new Cost(
                        DecimalString.of(row.costMicros().movePointLeft(6)),
                        row.model().path("currency").asText()),
                elapsed,
                row.error(),
                row.version(),
                Display.of(
                        row.selection(),
                        new Display.Batch(row.batch(), row.batchSize()),
                        row.uploadFilename(),
                        row.tokensInput() + row.tokensOutput(),
                        elapsed));
    }

    private static Stage stage(GenerationRow row) {
        return switch (row.status()) {
            case REQUESTED, PLANNING -> firstStage(row.selection().path("scope").asText());
            case RUNNING, PAUSED, BUDGET_EXHAUSTED, CANCELLING ->
                row.openStep() == null ? null : STAGES.get(row.openStep() / STEPS_OF_A_STAGE);
            case CANCELLED, COMPLETED, COMPLETED_WITH_ERRORS, FAILED -> null;
        };
    }

    private static Stage firstStage(String scope) {
        for (Stage stage : STAGES) {
            if (stage.name().equals(scope)) {
                return stage;
            }
        }
        return Stage.NOTE_LABELS;
    }

    private static Tasks tasks(GenerationRow row) {
        int ended = row.tasksDone() + row.tasksFailed() + row.tasksCancelled();
        return new Tasks(
                row.tasksTotal(),
                row.tasksWaiting(),
                row.tasksTotal() - ended - row.tasksWaiting() - row.dispatched(),
                row.dispatched(),
                row.tasksDone(),
                row.tasksFailed(),
                row.tasksCancelled());
    }

    private static Outcomes outcomes(GenerationRow row) {
        return new Outcomes(
                row.outcomesWritten(),
                row.outcomesUnchanged(),
                row.outcomesProtected(),
                row.outcomesSuperseded(),
                row.outcomesBelowThreshold(),
                row.outcomesEmpty(),
                row.outcomesConditionNotMet(),
                row.outcomesFailed(),
                row.outcomesCancelled());
    }
}
