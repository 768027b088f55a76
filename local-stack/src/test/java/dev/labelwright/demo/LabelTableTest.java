package dev.labelwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.demo.client.Evidence;
import org.junit.jupiter.api.Test;

class LabelTableTest {
    @Test
    void marksTheQuoteInTheWordsAroundIt() {
        // Given
        String text = "😀 She denies chest pain,\nand smokes.";
        int start = text.codePointCount(0, text.indexOf("denies"));

        // When
        String line = LabelTable.quoted(text, new Evidence("N", start, start + 6, "denies", true));

        // Then
        assertThat(line).isEqualTo("😀 She «denies» chest pain, and smokes.");
    }

    @Test
    void cutsToTheWidthOfTheTable() {
        // Given
        String text = "a".repeat(100) + "QUOTE" + "b".repeat(100);

        // When
        String line = LabelTable.quoted(text, new Evidence("N", 100, 105, "QUOTE", true));

        // Then
        assertThat(line).hasSize(70).contains("a«QUOTE»b");
    }
}
