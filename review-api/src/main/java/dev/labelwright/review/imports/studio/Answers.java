package dev.labelwright.review.imports.studio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task's predictions say, and the annotation that counts.
 *
 * @param annotator who annotated; {@code null} where the file does not say
 * @param annotatedAt when, as the file says; {@code null} or empty where it does not
 */
record Answers(List<Prediction> predictions, StudioAnswers annotation, String annotator, String annotatedAt) {
    Answers {
        predictions = List.copyOf(predictions);
    }

    /** What one model predicts. */
    record Prediction(String model, String at, StudioAnswers answers) {}

    /** The variables that anything is said of. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        predictions.forEach(
                prediction -> names.addAll(prediction.answers().values().keySet()));
        names.addAll(annotation.values().keySet());
        return names;
    }

    /** All that is predicted of a variable. */
    List<String> predicted(String variable) {
        return predictions.stream()
                .flatMap(prediction -> prediction.answers().texts(variable).stream())
                .toList();
    }
}
