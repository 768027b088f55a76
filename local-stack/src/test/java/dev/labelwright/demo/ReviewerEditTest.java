package dev.labelwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.demo.client.Variable;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewerEditTest {
    private static final Variable SMOKING =
            variable("Smoking", VariableType.TEXT, new Option("Current", ""), new Option("Never", ""));
    private static final Variable AGE = variable("Age", VariableType.INTEGER);

    @Test
    void changesTheLeastSureDraft() {
        // Given
        var sure = Labels.draft("L1", "P", "N1", "Age", DecimalNode.valueOf(BigDecimal.TEN), 0.9);
        var unsure = Labels.draft("L2", "P", "N1", "Smoking", TextNode.valueOf("Current"), 0.4);
        var empty = Labels.draft("L3", "P", "N1", "Smoking", NullNode.getInstance(), 0.1);

        // When
        var edit = ReviewerEdit.of(List.of(sure, unsure, empty), List.of(SMOKING, AGE));

        // Then
        assertThat(edit).contains(new ReviewerEdit(unsure, TextNode.valueOf("Never")));
    }

    @Test
    void findsAnotherValueOfEveryType() {
        assertThat(ReviewerEdit.another(AGE, DecimalNode.valueOf(BigDecimal.TEN)))
                .contains(DecimalNode.valueOf(new BigDecimal("11")));
        assertThat(ReviewerEdit.another(variable("B", VariableType.BOOLEAN), BooleanNode.TRUE))
                .contains(BooleanNode.FALSE);
        assertThat(ReviewerEdit.another(variable("D", VariableType.TIMESTAMP), TextNode.valueOf("2025-02-28")))
                .contains(TextNode.valueOf("2025-03-01"));
        assertThat(ReviewerEdit.another(variable("T", VariableType.TEXT), TextNode.valueOf("cough")))
                .contains(TextNode.valueOf("cough (reviewed)"));
    }

    @Test
    void hasNothingToChangeWhereThereIsOneOptionOnly() {
        assertThat(ReviewerEdit.another(
                        variable("T", VariableType.TEXT, new Option("only", "")), TextNode.valueOf("only")))
                .isEmpty();
    }

    private static Variable variable(String name, VariableType type, Option... options) {
        return new Variable(name, name, Kind.EXTRACTED, type, Scope.ONE_PER_NOTE, List.of(options));
    }
}
