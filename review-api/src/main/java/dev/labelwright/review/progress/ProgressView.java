package dev.labelwright.review.progress;

import dev.labelwright.review.label.ReviewStatus;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far review has come.
 *
 * @param total of all variables
 * @param variables each in the ontology's order
 */
@Schema(name = "Progress", description = "How far review has come")
public record ProgressView(Counts total, List<VariableProgress> variables) {
    public ProgressView {
        variables = List.copyOf(variables);
    }

    /**
     * Labels by review status, and the cells that they are of.
     *
     * @param labels the sum of the five statuses
     * @param withValue those that have a value, whatever its confidence
     * @param cells that were asked or reviewed
     * @param reviewedCells those of them with a reviewed label
     * @param candidates drafts in notes from which a patient's value is made; not among the labels
     */
    @Schema(name = "ProgressCounts", description = "Labels by review status, and the cells that they are of")
    public record Counts(
            long labels,
            long draft,
            long accepted,
            long edited,
            long rejected,
            long manual,
            long withValue,
            long cells,
            long reviewedCells,
            long candidates) {
        static Counts of(ProgressRow row) {
            Map<String, Long> labels = row.labels();
            return new Counts(
                    labels.values().stream().mapToLong(Long::longValue).sum(),
                    labels.getOrDefault(ReviewStatus.DRAFT.name(), 0L),
                    labels.getOrDefault(ReviewStatus.ACCEPTED.name(), 0L),
                    labels.getOrDefault(ReviewStatus.EDITED.name(), 0L),
                    labels.getOrDefault(ReviewStatus.REJECTED.name(), 0L),
                    labels.getOrDefault(ReviewStatus.MANUAL.name(), 0L),
                    row.withValue(),
                    row.cells(),
                    row.reviewedCells(),
                    row.candidates());
        }

        Counts plus(Counts other) {
            return new Counts(
                    labels + other.labels,
                    draft + other.draft,
                    accepted + other.accepted,
                    edited + other.edited,
                    rejected + other.rejected,
                    manual + other.manual,
                    withValue + other.withValue,
                    cells + other.cells,
                    reviewedCells + other.reviewedCells,
                    candidates + other.candidates);
        }
    }

    /** Those of one variable. */
    @Schema(name = "VariableProgress")
    public record VariableProgress(
            @Schema(examples = "Smoking status") String variable, Counts counts) {}

    static ProgressView of(List<ProgressRow> rows) {
        List<VariableProgress> variables = rows.stream()
                .map(row -> new VariableProgress(row.variable(), Counts.of(row)))
                .toList();
        return new ProgressView(
                variables.stream()
                        .map(VariableProgress::counts)
                        .reduce(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Counts::plus),
                variables);
    }
}
