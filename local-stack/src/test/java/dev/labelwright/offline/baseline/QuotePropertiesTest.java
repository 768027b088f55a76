package dev.labelwright.offline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.PromptTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuotePropertiesTest {
    private static final String SYSTEM = """
            {"key":"v1","name":"Chest pain","type":"BOOLEAN","scope":"ONE_PER_NOTE","instruction":"Chest pain."}
            {"key":"v2","name":"Sex","type":"TEXT","scope":"ONE_PER_NOTE","instruction":"","options":{"male":"","female":""}}
            {"key":"v3","name":"Age","type":"INTEGER","scope":"ONE_PER_NOTE","instruction":"In years."}
            {"key":"v4","name":"Pulse","type":"FLOAT","scope":"MANY_PER_NOTE","instruction":"In bpm."}
            {"key":"v5","name":"Date of birth","type":"TIMESTAMP","scope":"ONE_PER_NOTE","instruction":""}
            {"key":"v6","name":"Chief complaint","type":"TEXT","scope":"MANY_PER_NOTE","instruction":""}
            {"key":"v7","name":"Medications","type":"TEXT","scope":"MANY_PER_NOTE","instruction":"With dose."}
            {"key":"v8","name":"Systolic","type":"INTEGER","scope":"MANY_PER_NOTE","instruction":""}
            """;

    @Property(tries = 400)
    void everyQuoteIsAPassageOfTheNote(@ForAll("notes") String note) {
        // Given any text

        // When every kind of variable is read from it
        JsonNode answer = new BaselineModel().answer(SYSTEM, note, MissingNode.getInstance());

        // Then each quote stands in it, is short enough and whole
        List<JsonNode> quotes = answer.findValues("quotes");
        for (JsonNode list : quotes) {
            assertThat(list.size()).isLessThanOrEqualTo(AnswerSchema.MAX_QUOTES);
            for (JsonNode quote : list) {
                assertThat(note).contains(quote.asText());
                assertThat(quote.asText().length()).isBetween(1, PromptTemplate.MAX_QUOTE);
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(quote.asText()))
                        .isTrue();
            }
        }
    }

    @Property(tries = 100)
    void theSameNoteGetsTheSameAnswer(@ForAll("notes") String note) {
        // Given any text

        // When it is read twice
        JsonNode first = new BaselineModel().answer(SYSTEM, note, MissingNode.getInstance());
        JsonNode second = new BaselineModel().answer(SYSTEM, note, MissingNode.getInstance());

        // Then nothing differs
        assertThat(second).isEqualTo(first);
    }

    @Provide
    Arbitrary<String> notes() {
        Arbitrary<String> pieces = Arbitraries.of(
                "chest pain",
                "denies",
                "no",
                "but",
                "she",
                "male",
                "62-year-old",
                "years old",
                "forty",
                "two",
                "BP",
                "132/84",
                "pulse",
                "88",
                "7.5",
                "09/18/1949",
                "born",
                "March 3, 2021",
                "CHIEF COMPLAINT",
                "CC:",
                "\n",
                "\n\n",
                ". ",
                "? ",
                ", ",
                "; ",
                "• ",
                "\uD83D\uDE00",
                "\uD83D\uDE00\uD83E\uDD12\uD83D\uDE00",
                "e\u0301",
                "lisinopril 40 mg daily",
                "[doctor] ",
                "here for",
                "mother",
                "history of",
                "(",
                ")",
                "\"",
                "\\",
                "\t",
                "x".repeat(150),
                "\uD83D\uDE00".repeat(90),
                "9".repeat(40),
                "\u0660\u0661",
                "١.٢",
                "Dr. A. B.",
                "2. ");
        return pieces.list().ofMaxSize(60).map(parts -> String.join(" ", parts));
    }
}
