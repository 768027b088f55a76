package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.CellState;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Plan;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.ReviewStatus;
import dev.labelwright.rules.model.Verdict;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.StageChoice;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which kinds of cells occurred, so that no kind is left out by chance. */
final class Seen {
    private final Set<String> kinds = new HashSet<>();

    /** Remembers the kinds of a case's selected cells. */
    void see(GenerationCase given, Plan plan, Prediction prediction) {
        plan.cells().forEach((cell, verdict) -> {
            kinds.add(verdict.name());
            given.chart()
                    .getOrDefault(cell, CellState.UNASKED)
                    .labels()
                    .forEach(label -> kinds.add(combination(
                            given.request().overwrite(), given.request().scope(), label.status())));
        });
        prediction.ends().values().forEach(end -> kinds.add(end.name()));
        kinds.add(prediction.status());
    }

    /** Fails where a combination, a verdict, a class or an end is missing. */
    void assertEverything() {
        Stream.of(Overwrite.values())
                .flatMap(overwrite -> Stream.of(StageChoice.values()).flatMap(scope -> Stream.of(ReviewStatus.values())
                        .map(status -> combination(overwrite, scope, status))))
                .forEach(combination -> assertThat(kinds).contains(combination));
        Stream.of(Verdict.values()).forEach(verdict -> assertThat(kinds).contains(verdict.name()));
        Stream.of(CellEnd.values()).forEach(end -> assertThat(kinds).contains(end.name()));
        assertThat(kinds).contains("COMPLETED", "COMPLETED_WITH_ERRORS");
    }

    private static String combination(Overwrite overwrite, StageChoice scope, ReviewStatus status) {
        return "%s %s %s".formatted(overwrite, scope, status);
    }
}
