package dev.labelwright.offline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargeNoteTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final String SYSTEM = """
            {"key":"v1","name":"Chest pain","type":"BOOLEAN","scope":"ONE_PER_NOTE","instruction":"Chest pain."}
            {"key":"v2","name":"Sex","type":"TEXT","scope":"ONE_PER_NOTE","instruction":"","options":{"male":"","female":""}}
            {"key":"v3","name":"Pulse","type":"INTEGER","scope":"MANY_PER_NOTE","instruction":""}
            {"key":"v4","name":"Birth","type":"TIMESTAMP","scope":"MANY_PER_NOTE","instruction":""}
            {"key":"v5","name":"Chief complaint","type":"TEXT","scope":"MANY_PER_NOTE","instruction":""}
            """;

    static Stream<String> notes() {
        byte[] bytes = new byte[MEBIBYTE * 3 / 4];
        new Random(7).nextBytes(bytes);
        return Stream.of(
                "denies chest pain and she has pulse 88 , ".repeat(MEBIBYTE / 41),
                "Her pulse was 88 on 03/04/2021.\n".repeat(MEBIBYTE / 32),
                "a".repeat(MEBIBYTE),
                "9".repeat(MEBIBYTE),
                " ".repeat(MEBIBYTE),
                "[".repeat(MEBIBYTE / 4),
                Base64.getEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void aMebibyteTakesSecondsAtMost(String note) {
        // Given a note of a mebibyte, also one that is no language

        // When it is read and counted
        JsonNode answer = assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(TokenCounter.count(Tokenizer.O200K_BASE, note)).isPositive();
            return new BaselineModel().answer(SYSTEM, note, MissingNode.getInstance());
        });

        // Then every variable is answered
        assertThat(answer.size()).isEqualTo(5);
    }
}
