package dev.labelwright.review.quality;

import dev.labelwright.review.quality.statistics.McNemarTest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two models, or two versions of a variable, on the same cells.
 *
 * @param cells that both answered and people decided on
 * @param firstAccuracy the share of them in which the first is right; {@code null} without a cell
 * @param test whether the difference is more than chance
 */
@Schema(name = "Comparison", description = "Two models, or two versions of a variable, on the same cells")
public record Comparison(
        String variable,
        Versus.By by,
        String first,
        String second,
        long cells,
        long bothRight,
        long onlyFirstRight,
        long onlySecondRight,
        long bothWrong,
        @Schema(nullable = true) Double firstAccuracy,
        @Schema(nullable = true) Double secondAccuracy,
        McNemarTest test) {

    static Comparison of(String variable, Versus versus, CorrectCells count) {
        return new Comparison(
                variable,
                versus.by(),
                versus.first(),
                versus.second(),
                count.cells(),
                count.bothRight(),
                count.onlyFirstRight(),
                count.onlySecondRight(),
                count.bothWrong(),
                share(count.bothRight() + count.onlyFirstRight(), count.cells()),
                share(count.bothRight() + count.onlySecondRight(), count.cells()),
                McNemarTest.of(count.onlyFirstRight(), count.onlySecondRight()));
    }

    private static Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }
}
