package dev.labelwright.review.quality.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final UUID VARIABLE = Ids.next();

    @Test
    void of_a_boolean_true_is_the_positive() {
        // Given a table of 40 both true, 10 only the AI, 5 only the person, 45 both false
        VariableCounts counts = counts(BooleanNode.TRUE, BooleanNode.FALSE, 40, 10, 5, 45);

        // When
        Measures measures = Measures.of(variable(VariableType.BOOLEAN, List.of()), counts, 0.9);

        // Then
        assertThat(measures.agreement()).isEqualTo(0.85);
        assertThat(measures.precision()).isEqualTo(0.8);
        assertThat(measures.recall()).isCloseTo(40.0 / 45, within(1e-9));
        assertThat(measures.f1()).isCloseTo(80.0 / 95, within(1e-9));
        assertThat(measures.specificity()).isCloseTo(45.0 / 55, within(1e-9));
        assertThat(measures.npv()).isEqualTo(0.9);
        assertThat(measures.cohensKappa()).isCloseTo(0.7, within(1e-9));
        assertThat(measures.macro()).isNull();
        assertThat(measures.options()).isEmpty();
    }

    @Test
    void an_option_that_nobody_chose_has_no_precision_and_is_no_part_of_the_mean() {
        // Given
        VariableCounts counts = counts(TextNode.valueOf("a"), TextNode.valueOf("b"), 3, 1, 1, 5);
        MeasuredVariable variable =
                variable(VariableType.TEXT, List.of(new Option("a", ""), new Option("b", ""), new Option("c", "")));

        // When
        Measures measures = Measures.of(variable, counts, 0.9);

        // Then
        assertThat(measures.options()).hasSize(3);
        assertThat(measures.options().getLast().rates().precision()).isNull();
        assertThat(measures.options().getLast().trueNegatives()).isEqualTo(10);
        assertThat(measures.macro().precision()).isCloseTo((0.75 + 5.0 / 6) / 2, within(1e-9));
        assertThat(measures.precision()).isEqualTo(0.8);
    }

    @Test
    void nothing_compared_is_no_measure() {
        // Given
        VariableCounts nothing = new VariableCounts(
                VARIABLE, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, List.of(), List.of(), List.of(), null, Map.of());

        // When
        Measures measures = Measures.of(variable(VariableType.FLOAT, List.of()), nothing, 0.9);

        // Then
        assertThat(measures.agreement()).isNull();
        assertThat(measures.precision()).isNull();
        assertThat(measures.cohensKappa()).isNull();
        assertThat(measures.calibration().expectedCalibrationError()).isNull();
        assertThat(measures.threshold()).isEqualTo(new ReachedThreshold(0.9, null, null, 0));
        assertThat(measures.confusionMatrix().counts()).isEqualTo(List.of(List.of(0L)));
    }

    @Property(tries = 300)
    void options_that_always_have_a_value_have_one_micro_rate(
            @ForAll @IntRange(max = 50) int both,
            @ForAll @IntRange(max = 50) int onlyAi,
            @ForAll @IntRange(max = 50) int onlyHuman,
            @ForAll @IntRange(max = 50) int neither) {
        // Given
        VariableCounts counts = counts(TextNode.valueOf("a"), TextNode.valueOf("b"), both, onlyAi, onlyHuman, neither);
        MeasuredVariable variable = variable(VariableType.TEXT, List.of(new Option("a", ""), new Option("b", "")));

        // When
        Measures measures = Measures.of(variable, counts, 0.9);

        // Then precision, recall, F1 and agreement are one number, and every pair is in the matrix
        assertThat(measures.precision()).isEqualTo(measures.recall()).isEqualTo(measures.f1());
        assertThat(measures.agreement()).isEqualTo(measures.precision());
        assertThat(measures.confusionMatrix().counts().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(measures.compared());
    }

    private static MeasuredVariable variable(VariableType type, List<Option> options) {
        return new MeasuredVariable(VARIABLE, "Variable", type, Scope.ONE_PER_NOTE, options, 0);
    }

    /** Counts of two values, both of which always are there. */
    private static VariableCounts counts(
            JsonNode one, JsonNode other, long both, long onlyAi, long onlyHuman, long neither) {
        long all = both + onlyAi + onlyHuman + neither;
        BigDecimal products =
                BigDecimal.valueOf((both + onlyAi) * (both + onlyHuman) + (onlyHuman + neither) * (onlyAi + neither));
        return new VariableCounts(
                VARIABLE,
                all,
                all,
                both + neither,
                all,
                all,
                both + neither,
                products,
                List.of(
                        new VariableCounts.ValueCount(one, both + onlyAi, both + onlyHuman, both, 1),
                        new VariableCounts.ValueCount(other, onlyHuman + neither, onlyAi + neither, neither, 2)),
                List.of(
                        new VariableCounts.MatrixCount(1, 1, both),
                        new VariableCounts.MatrixCount(1, 2, onlyAi),
                        new VariableCounts.MatrixCount(2, 1, onlyHuman),
                        new VariableCounts.MatrixCount(2, 2, neither)),
                List.of(),
                null,
                Map.of());
    }
}
