package dev.labelwright.review.quality.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the database counted of a variable's pairs of values: the AI's and the person's.
 *
 * @param cells how many cells the pairs are of
 * @param units how many pairs
 * @param agreed in how many both are the same value, or both none
 * @param ai in how many the AI has a value
 * @param human in how many the person has one
 * @param correct in how many both have the same value
 * @param chanceProducts over the values and none: the sum of the product of the AI's and the person's counts
 * @param values the most frequent values and those that are options, by rank
 * @param matrix pairs by rank; 0 stands for none and -1 for the values that are not told apart
 * @param bins the AI's values by confidence
 * @param reached where the wanted precision is reached; {@code null} where it is nowhere
 * @param tally what was counted beside, by name
 */
public record VariableCounts(
        UUID variableId,
        long cells,
        long units,
        long agreed,
        long ai,
        long human,
        long correct,
        BigDecimal chanceProducts,
        List<ValueCount> values,
        List<MatrixCount> matrix,
        List<BinCount> bins,
        Reached reached,
        Map<String, Long> tally) {
    public VariableCounts {
        values = List.copyOf(values);
        matrix = List.copyOf(matrix);
        bins = List.copyOf(bins);
        tally = tally == null ? Map.of() : Map.copyOf(tally);
    }

    /** How often the AI and the person have a value, and both. */
    public record ValueCount(JsonNode value, long ai, long human, long correct, int rank) {}

    /** How often a pair of categories occurs. */
    public record MatrixCount(int ai, int human, long count) {}

    /**
     * The AI's values with confidences within a tenth.
     *
     * @param bin which tenth, 0 to 9
     * @param confidence the sum of the confidences
     */
    public record BinCount(int bin, long count, double confidence, long correct) {}

    /** The values from a confidence on. */
    public record Reached(double threshold, long count, long correct) {}
}
