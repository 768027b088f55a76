package dev.labelwright.rules.model;

import static dev.labelwright.rules.model.SampleCase.condition;
import static dev.labelwright.rules.model.SampleCase.draft;
import static dev.labelwright.rules.model.SampleCase.key;
import static dev.labelwright.rules.model.SampleCase.text;
import static dev.labelwright.rules.model.SampleVariable.dependent;
import static dev.labelwright.rules.model.SampleVariable.manyPerNote;
import static dev.labelwright.rules.model.SampleVariable.onePerNote;
import static dev.labelwright.rules.model.SampleVariable.onePerPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.StageChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {
    @ParameterizedTest
    @CsvSource({
        "SKIP, DRAFT, SKIPPED",
        "SKIP, ACCEPTED, SKIPPED",
        "SKIP, EDITED, SKIPPED",
        "SKIP, REJECTED, PROTECTED",
        "REPLACE_AI, DRAFT, ASKED",
        "REPLACE_AI, ACCEPTED, PROTECTED",
        "REPLACE_AI, REJECTED, PROTECTED",
        "REPLACE_ALL, DRAFT, ASKED",
        "REPLACE_ALL, ACCEPTED, ASKED",
        "REPLACE_ALL, REJECTED, ASKED"
    })
    void thePolicyDecides(Overwrite overwrite, ReviewStatus status, Verdict expected) {
        // Given
        Label draft = draft(text("a"), 1);
        SampleCase sample = SampleCase.of(onePerNote("V", VariableType.TEXT))
                .overwriting(overwrite)
                .holding(
                        "N1",
                        "V",
                        status == ReviewStatus.DRAFT
                                ? draft
                                : draft.decided(
                                        status,
                                        status == ReviewStatus.EDITED ? text("b") : null,
                                        ReviewTime.BEFORE_START));

        // When
        Plan plan = sample.plan();

        // Then
        assertThat(plan.cells()).containsEntry(key("N1", "V"), expected).containsEntry(key("N2", "V"), Verdict.ASKED);
    }

    @Test
    void skipPassesOverADraftBelowTheThresholdAndAsksWhereTheAnswerWasEmpty() {
        // Given
        SampleCase sample = SampleCase.of(onePerNote("V", VariableType.TEXT).from(0.8))
                .overwriting(Overwrite.SKIP)
                .holding("N1", "V", draft(text("a"), 0.5))
                .holding("N2", "V", Label.nothing(null, 1));

        // When
        Plan plan = sample.plan();

        // Then
        assertThat(plan.cells())
                .containsEntry(key("N1", "V"), Verdict.SKIPPED)
                .containsEntry(key("N2", "V"), Verdict.ASKED);
    }

    @ParameterizedTest
    @CsvSource({"ALL, 8", "NOTE_LABELS, 6", "AGGREGATION, 1", "DEPENDENT, 1"})
    void theScopeSaysWhichCells(StageChoice scope, int cells) {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerNote("A", VariableType.TEXT),
                        manyPerNote("B", VariableType.TEXT),
                        onePerPatient("C", VariableType.TEXT, Strategy.LAST),
                        dependent("D", VariableType.TEXT, "C"))
                .scope(scope);

        // When
        Plan plan = sample.plan();

        // Then
        assertThat(plan.cells()).hasSize(cells);
    }

    @Test
    void aConditionOnWhatIsNotAskedBeforeIsDecidedNow() {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerPatient("C", VariableType.TEXT, Strategy.LAST),
                        onePerNote("V", VariableType.TEXT).where(condition("C", Operator.IS, text("yes"))))
                .drafted("", "C", text("no"));

        // When
        Plan plan = sample.plan();

        // Then
        assertThat(plan.cells()).containsEntry(key("N1", "V"), Verdict.CONDITION_NOT_MET);
        assertThat(plan.asked()).isEqualTo(5);
    }

    @Test
    void aConditionOnWhatIsAskedBeforeIsLeftForLater() {
        // Given
        SampleCase sample = SampleCase.of(
                        onePerNote("A", VariableType.TEXT),
                        onePerNote("V", VariableType.TEXT).where(condition("A", Operator.IS, text("yes"))))
                .drafted("N1", "A", text("no"));

        // When
        Plan plan = sample.plan();

        // Then
        assertThat(plan.with(Verdict.ASKED)).hasSize(4);
    }
}
