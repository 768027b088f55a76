package dev.labelwright.review.quality.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often which value of the AI met which of the person.
 *
 * @param categories the most frequent values, no value, and all other values where there are any
 * @param counts a row for each category of the AI, in it a column for each category of the person
 * @param otherAgreed of those in the row and column of other values, how many are the same value
 */
public record ConfusionMatrix(List<Category> categories, List<List<Long>> counts, long otherAgreed) {
    private static final int OTHER = -1;

    public ConfusionMatrix {
        categories = List.copyOf(categories);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** What a category holds. */
    public enum Kind {
        VALUE,
        NONE,
        OTHER
    }

    /** A category; its value is {@code null} unless it is one value. */
    @Schema(name = "ConfusionCategory")
    public record Category(Kind kind, JsonNode value) {}

    static ConfusionMatrix of(VariableCounts counts) {
        List<Category> categories = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        long agreedApart = 0;
        for (VariableCounts.ValueCount value : counts.values()) {
            if (value.rank() <= CountSql.CATEGORIES) {
                keys.add(value.rank());
                categories.add(new Category(Kind.VALUE, value.value()));
                agreedApart += value.correct();
            }
        }
        keys.add(0);
        categories.add(new Category(Kind.NONE, null));
        boolean others = counts.matrix().stream().anyMatch(cell -> cell.ai() == OTHER || cell.human() == OTHER);
        if (others) {
            keys.add(OTHER);
            categories.add(new Category(Kind.OTHER, null));
        }
        long[][] table = new long[keys.size()][keys.size()];
        counts.matrix().forEach(cell -> table[keys.indexOf(cell.ai())][keys.indexOf(cell.human())] = cell.count());
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : table) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new ConfusionMatrix(categories, rows, others ? counts.correct() - agreedApart : 0);
    }
}
