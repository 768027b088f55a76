package dev.labelwright.demo.gold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.demo.Labels;
import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Note;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldComparisonTest {
    private static final Map<String, String> DATES =
            Map.of("N1", "2025-01-01T08:00:00Z", "N2", "2025-01-02", "N3", "2025-01-02T00:00:00Z");

    private final MostConfident mostConfident =
            new MostConfident(id -> new Note(id, "P", DATES.get(id), "title", "text"));

    @ParameterizedTest
    @CsvSource({"Female, ' female ', true", "male, female, false", "53.0, 53, true", "53, 53.5, false"})
    void comparesTextWithoutCaseAndNumbersAsNumbers(String value, String gold, boolean agree) {
        assertThat(ValueAgreement.agree(TextNode.valueOf(value), gold)).isEqualTo(agree);
    }

    @Test
    void comparesAJsonNumberAsANumber() {
        assertThat(ValueAgreement.agree(DecimalNode.valueOf(new BigDecimal("53")), "53.0"))
                .isTrue();
    }

    @Test
    void theMoreConfidentLabelWins() {
        assertThat(better(label("N1", "a", 0.9), label("N2", "b", 0.8))).isEqualTo("a");
    }

    @Test
    void ofEquallyConfidentLabelsTheLatestNoteWins() {
        assertThat(better(label("N1", "a", 0.8), label("N2", "b", 0.8))).isEqualTo("b");
    }

    @Test
    void ofEquallyConfidentLabelsOfOneDayTheFirstNoteIdWins() {
        assertThat(better(label("N3", "c", 0.8), label("N2", "b", 0.8))).isEqualTo("b");
        assertThat(better(label("N2", "b", 0.8), label("N3", "c", 0.8))).isEqualTo("b");
    }

    @Test
    void aLabelWithoutAValueIsNone() {
        // Given
        Label empty = Labels.draft("L", "P", "N1", "V", NullNode.getInstance(), 1.0);

        // When, Then
        assertThat(better(empty, label("N2", "b", 0.1))).isEqualTo("b");
        assertThat(mostConfident.better(Optional.of(empty), Optional.empty())).isEmpty();
    }

    @Test
    void countsThePatientsThatAgree() {
        // Given
        GoldComparison comparison = new GoldComparison(
                List.of(
                        new GoldValue("Sex", "P1", "female"),
                        new GoldValue("Sex", "P2", "male"),
                        new GoldValue("Sex", "P3", "male")),
                id -> new Note(id, "P", null, "title", "text"));
        List<Label> labels = List.of(
                Labels.draft("L1", "P1", "N1", "Sex", TextNode.valueOf("male"), 0.5),
                Labels.draft("L2", "P1", "N2", "Sex", TextNode.valueOf("Female"), 0.9),
                Labels.draft("L3", "P2", "N3", "Sex", TextNode.valueOf("female"), 0.9),
                Labels.draft("L4", "P9", "N4", "Sex", TextNode.valueOf("male"), 0.9));

        // When
        Agreement agreement = comparison.of("Sex", labels::forEach);

        // Then
        assertThat(agreement).isEqualTo(new Agreement("Sex", 1, 3, 1));
    }

    @Test
    void printsTheFigureAsItIs() {
        assertThat(new Agreement("Sex", 85, 87, 0).readable()).isEqualTo("Sex: 85 of 87 patients agree (97.7 %)");
        assertThat(new Agreement("Age", 0, 2, 2).readable())
                .isEqualTo("Age: 0 of 2 patients agree (0.0 %), 2 without a value");
    }

    private String better(Label one, Label other) {
        return mostConfident
                .better(Optional.of(one), Optional.of(other))
                .map(Label::value)
                .map(JsonNode::asText)
                .orElseThrow();
    }

    private static Label label(String note, String value, double confidence) {
        return Labels.draft("L" + note, "P", note, "V", TextNode.valueOf(value), confidence);
    }
}
