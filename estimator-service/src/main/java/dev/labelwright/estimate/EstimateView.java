package dev.labelwright.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.labelwright.estimate.basis.Basis;
import dev.labelwright.estimate.ceiling.Money;
import dev.labelwright.estimate.ceiling.Sums;
import dev.labelwright.estimate.forecast.Experience;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The most that a generation can use. For a new batch it is that of the largest patients that could be drawn.
 *
 * @param estimatedMaxTokens the ceiling: input, output and repair allowance
 * @param inputTokens the most input of all calls
 * @param outputTokens the most output of all calls
 * @param repairAllowance the most that repeated calls may use
 * @param modelCalls one for each task that asks a model, and for each further window of a long note
 * @param patients of whom something is asked
 * @param notes of which something is asked
 * @param cells by what the overwrite policy makes of them; unrefined, all are asked
 * @param counting whether tokens are counted as every model counts, or some are bounded by bytes
 * @param expectedTokens a forecast by what the project's finished generations with this model have used of their ceilings;
 *     no ceiling, and {@code null} before there are any
 * @param maxCost no generation of this selection costs more
 * @param expectedCost a forecast like {@code expectedTokens}
 * @param refined whether notes and cells were looked at
 * @param computedAt when the database was read
 * @param basis an opaque token of the state that it was computed from
 */
@Schema(name = "Estimate")
public record EstimateView(
        long estimatedMaxTokens,
        long inputTokens,
        long outputTokens,
        long repairAllowance,
        long modelCalls,
        long patients,
        long notes,
        Cells cells,
        Tokenizer.Counting counting,
        @JsonInclude(JsonInclude.Include.ALWAYS) Long expectedTokens,
        Money maxCost,
        @JsonInclude(JsonInclude.Include.ALWAYS) Money expectedCost,
        boolean refined,
        Instant computedAt,
        String basis) {

    /** The selected cells; the other three add up to them. */
    @Schema(name = "EstimateCells")
    public record Cells(
            long selected, @JsonProperty("protected") long protectedCells, long skipped, long asked) {}

    static EstimateView of(
            Sums sums, FoundSelection.Estimate estimate, Experience experience, boolean refined, Basis basis) {
        Long expected = experience.tokens(sums);
        return new EstimateView(
                sums.ceiling(),
                sums.inputTokens(),
                sums.outputTokens(),
                sums.repairAllowance(),
                sums.calls(),
                sums.patients(),
                sums.notes(),
                new Cells(sums.selected(), sums.protectedCells(), sums.skipped(), sums.asked()),
                estimate.counting(),
                expected,
                estimate.dearest().most(sums.cost(), sums.repairAllowance()),
                estimate.dearest().money(experience.cost(expected)),
                refined,
                sums.computedAt(),
                basis.token());
    }
}
