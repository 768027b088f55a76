package dev.labelwright.rules.model;

import static dev.labelwright.rules.model.SampleCase.condition;
import static dev.labelwright.rules.model.SampleCase.draft;
import static dev.labelwright.rules.model.SampleCase.key;
import static dev.labelwright.rules.model.SampleCase.number;
import static dev.labelwright.rules.model.SampleCase.text;
import static dev.labelwright.rules.model.SampleVariable.dependent;
import static dev.labelwright.rules.model.SampleVariable.manyPerNote;
import static dev.labelwright.rules.model.SampleVariable.onePerNote;
import static dev.labelwright.rules.model.SampleVariable.onePerPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.selection.StageChoice;
import org.junit.jupiter.api.Test;

class GeneratingTest {
    @Test
    void aConditionSeesWhatAnEarlierStepWrote() {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerNote("A", VariableType.TEXT),
                        onePerNote("V", VariableType.TEXT).where(condition("A", Operator.IS, text("yes"))),
                        onePerNote("W", VariableType.TEXT).where(condition("A", Operator.IS_NOT, text("yes"))))
                .says(Stage.NOTE_LABELS, "A", text("yes"), 1)
                .says(Stage.NOTE_LABELS, "V", text("v"), 1)
                .says(Stage.NOTE_LABELS, "W", text("w"), 1);

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends())
                .containsEntry(key("N1", "V"), CellEnd.WRITTEN)
                .containsEntry(key("N1", "W"), CellEnd.CONDITION_NOT_MET);
    }

    @Test
    void theAggregationTakesTheCandidatesOfAllNotes() {
        // Given
        SampleCase sample = SampleCase.of(onePerPatient("A", VariableType.INTEGER, Strategy.MAX))
                .scope(StageChoice.AGGREGATION)
                .drafted("N1", "A", number(10))
                .drafted("N2", "A", number(9));

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends()).containsOnly(java.util.Map.entry(key("", "A"), CellEnd.WRITTEN));
        assertThat(prediction.cells().get(key("", "A")).labels())
                .containsExactly(Label.draft(new Said(number(10), 1), null, SampleCase.ORDINAL));
    }

    @Test
    void aDefaultStandsForAnEmptyAnswerButNotForACandidate() {
        // Given
        SampleCase sample = SampleCase.of(
                onePerNote("A", VariableType.TEXT).orElse(text("none")),
                onePerPatient("B", VariableType.TEXT, Strategy.LAST).orElse(text("nothing")));

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.cells().get(key("N1", "A")).labels())
                .containsExactly(Label.draft(new Said(text("none"), 0.4), null, SampleCase.ORDINAL));
        assertThat(prediction.ends()).containsEntry(key("N1", "B"), CellEnd.EMPTY);
        assertThat(prediction.cells().get(key("", "B")).labels())
                .containsExactly(Label.draft(new Said(text("nothing"), 1), null, SampleCase.ORDINAL));
    }

    @Test
    void nothingIsComputedFromWhatFailed() {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerNote("A", VariableType.TEXT),
                        onePerPatient("B", VariableType.TEXT, Strategy.LAST),
                        dependent("C", VariableType.TEXT, "A"),
                        dependent("D", VariableType.TEXT, "C"),
                        dependent("E", VariableType.TEXT, "B"))
                .says(Stage.NOTE_LABELS, "B", text("b"), 1)
                .says(Stage.DEPENDENT, "E", text("e"), 1)
                .fails(Stage.NOTE_LABELS, "A");

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends())
                .containsEntry(key("N1", "A"), CellEnd.FAILED)
                .containsEntry(key("", "C"), CellEnd.FAILED)
                .containsEntry(key("", "D"), CellEnd.FAILED)
                .containsEntry(key("", "B"), CellEnd.WRITTEN)
                .containsEntry(key("", "E"), CellEnd.WRITTEN);
        assertThat(prediction.failedTasks()).isEqualTo(4);
        assertThat(prediction.status()).isEqualTo("COMPLETED_WITH_ERRORS");
    }

    @Test
    void aDependentWithoutAnInputIsEmptyWithoutACall() {
        // Given
        SampleCase sample = SampleCase.of(onePerNote("A", VariableType.TEXT), dependent("C", VariableType.TEXT, "A"))
                .fails(Stage.DEPENDENT, "C");

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends()).containsEntry(key("", "C"), CellEnd.EMPTY);
        assertThat(prediction.status()).isEqualTo("COMPLETED");
    }

    @Test
    void aDraftBelowTheThresholdIsKeptAndDoesNotCount() {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerPatient("A", VariableType.TEXT, Strategy.LAST).from(0.8))
                .says(Stage.NOTE_LABELS, "A", text("a"), 0.5);

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends())
                .containsEntry(key("N1", "A"), CellEnd.BELOW_THRESHOLD)
                .containsEntry(key("", "A"), CellEnd.EMPTY);
        assertThat(prediction.cells().get(key("N1", "A")).labels()).hasSize(1);
    }

    @Test
    void aNewerGenerationsCellStaysAsItIs() {
        // Given
        SampleCase sample = SampleCase.of(onePerNote("A", VariableType.TEXT))
                .drafted("N1", "A", text("old"))
                .askedBy(SampleCase.ORDINAL + 1, "N1", "A")
                .drafted("N2", "A", text("new"))
                .says(Stage.NOTE_LABELS, "A", text("new"), 1);

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.ends())
                .containsEntry(key("N1", "A"), CellEnd.SUPERSEDED)
                .containsEntry(key("N2", "A"), CellEnd.UNCHANGED);
        assertThat(prediction.cells().get(key("N1", "A")).labels()).containsExactly(draft(text("old"), 1));
    }

    @Test
    void anEmptyAnswerTakesTheDraftsAway() {
        // Given
        SampleCase sample = SampleCase.of(onePerNote("A", VariableType.TEXT), manyPerNote("B", VariableType.TEXT))
                .drafted("N1", "A", text("a"))
                .drafted("N1", "B", text("b"));

        // When
        Prediction prediction = sample.predict();

        // Then
        assertThat(prediction.cells().get(key("N1", "A")).labels())
                .containsExactly(Label.nothing(null, SampleCase.ORDINAL));
        assertThat(prediction.cells().get(key("N1", "B")).labels()).isEmpty();
    }
}
