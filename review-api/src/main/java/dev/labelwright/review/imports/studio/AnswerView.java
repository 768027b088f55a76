package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.csv.DetailedColumn;
import dev.labelwright.review.imports.ImportedLabel;
import dev.labelwright.review.label.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Label Studio shows of a variable in a task, whatever the order.
 *
 * @param predicted the values of predictions
 * @param annotated the values of the annotation
 */
record AnswerView(List<String> predicted, List<String> annotated) {

    /** As labels in full would be shown. */
    static AnswerView of(List<ImportedLabel> labels) {
        return new AnswerView(
                texts(labels.stream().map(label -> label.content().draft().value())),
                texts(labels.stream()
                        .map(ImportedLabel::content)
                        .filter(content -> content.decision().status().reviewed())
                        .map(content -> new Snapshot(content.draft(), content.decision(), List.of()).statedValue())));
    }

    /** As a task shows them. */
    static AnswerView of(Variable variable, Answers answers) {
        return new AnswerView(
                answers.predicted(variable.name()).stream().sorted().toList(),
                answers.annotation().texts(variable.name()).stream().sorted().toList());
    }

    private static List<String> texts(Stream<JsonNode> values) {
        return values.filter(Objects::nonNull)
                .map(DetailedColumn::value)
                .sorted()
                .toList();
    }
}
