package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.Answer;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TextWindow;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A long note is answered window by window, and becomes labels once. */
@QuarkusTest
class WindowApplyTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");

    @Test
    void theLastWindowBringsTheAnswerOfTheWholeNote() {
        // Given the first two of three windows, one of them told twice
        DispatchKey key = Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI));
        LabelingOutcome first = Traffic.apply(window(key, 1, Results.unsure(smoking, "yes", 0.9)));
        LabelingResult second = window(Results.again(key), 2, Results.unsure(smoking, "no", 0.4));
        Traffic.apply(second);
        Traffic.apply(window(Results.again(key), 2, Results.unsure(smoking, "no", 0.99)));
        assertThat(first.kind()).isEqualTo(LabelingResult.Kind.PART);
        assertThat(first.closedAs()).isNull();
        assertThat(first.usage()).isEqualTo(Results.USAGE);
        assertThat(api.labels()).isEmpty();

        // When the last one is answered, and told twice
        LabelingResult last = window(Results.again(key), 3, new Answer(smoking, 1, List.of()));
        LabelingOutcome outcome = Traffic.apply(last);
        Traffic.send(last);
        List<LabelingOutcome> told = Traffic.outcomes(last.key().dispatchId(), 2);

        // Then the surest window's value is the label, once, and nothing of the windows is kept
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1, 0, 0, 0, 0, 0));
        assertThat(told.getLast()).isEqualTo(told.getFirst());
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .contains(entry("value", "yes"), entry("version", 1)));
        assertThat(kept(key)).isEmpty();

        // And a late answer of a window is kept no more
        Traffic.apply(window(Results.again(key), 2, Results.unsure(smoking, "no", 0.99)));
        assertThat(kept(key)).isEmpty();
    }

    @Test
    void aNoteOfWhichAWindowIsMissingFailsClearly() {
        // Given the first of three windows
        DispatchKey key = Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI));
        Traffic.apply(window(key, 1, Results.unsure(smoking, "yes", 0.9)));

        // When the last is answered
        LabelingOutcome outcome = Traffic.apply(window(Results.again(key), 3, Results.unsure(smoking, "no", 0.9)));

        // Then there is no label, the failure says why, and what was used is told
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.GIVEN_UP);
        assertThat(outcome.failure().code()).isEqualTo(TaskFailure.Code.WINDOW_LOST);
        assertThat(outcome.usage()).isEqualTo(Results.USAGE);
        assertThat(api.labels()).isEmpty();
        assertThat(kept(key)).isEmpty();
    }

    @Test
    void whatWasSaidOfWindowsGoesWithACancelledTask() {
        // Given the first of three windows
        DispatchKey key = Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI));
        Traffic.apply(window(key, 1, Results.unsure(smoking, "yes", 0.9)));
        assertThat(kept(key)).hasSize(1);

        // When the task is cancelled
        Traffic.apply(Results.failed(Results.again(key), LabelingResult.Kind.CANCELLED));

        // Then nothing is kept
        assertThat(kept(key)).isEmpty();
    }

    private static List<String> kept(DispatchKey key) {
        return Catalog.rows("select window_index from review.window_answer where task_id = ?", key.taskId());
    }

    private LabelingResult window(DispatchKey key, int index, Answer answer) {
        DispatchKey own = new DispatchKey(
                key.taskId(),
                key.round(),
                key.attempt(),
                Ids.next(),
                key.generationId(),
                key.projectId(),
                key.patientId());
        return new LabelingResult(
                own,
                index == 3 ? LabelingResult.Kind.ANSWERED : LabelingResult.Kind.PART,
                Stage.NOTE_LABELS,
                List.of(note),
                Catalog.hash(Catalog.TEXT),
                Results.MODEL,
                List.of(answer),
                Results.USAGE,
                "call",
                null,
                new TextWindow(index, 3, (index - 1) * 100));
    }
}
