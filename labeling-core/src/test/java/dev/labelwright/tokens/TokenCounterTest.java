package dev.labelwright.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
    /** Counts of OpenAI's own tiktoken (the Cookbook's "How to count tokens with tiktoken", the first three). */
    @ParameterizedTest
    @CsvSource({
        "antidisestablishmentarianism,    6, 6",
        "2 + 2 = 4,                       7, 7",
        "お誕生日おめでとう,                  8, 9",
        "hello world,                     2, 2",
        "tiktoken is great!,              6, 6",
        "'',                              0, 0",
    })
    void openAiEncodingsAreCountedExactly(String text, int o200k, int cl100k) {
        // Given a text with a known number of tokens

        // When it is counted
        int newer = TokenCounter.count(Tokenizer.O200K_BASE, text);
        int older = TokenCounter.count(Tokenizer.CL100K_BASE, text);

        // Then that is the number
        assertThat(newer).isEqualTo(o200k);
        assertThat(older).isEqualTo(cl100k);
    }

    @ParameterizedTest
    @EnumSource(names = {"O200K_BASE", "CL100K_BASE"})
    void aControlTokenInANoteIsText(Tokenizer tokenizer) {
        // Given a note with what an encoding writes for its control tokens
        String note = "before <|endoftext|> after";

        // When it is counted
        int count = TokenCounter.count(tokenizer, note);

        // Then each character counted, and no token stands for them all
        assertThat(count).isGreaterThan(TokenCounter.count(tokenizer, "before  after") + 3);
        assertThat(TokenCounter.count(tokenizer, "<|endoftext|>")).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "日本", "😀", "e\u0301", "a\nb"})
    void anUnknownTokenizerIsBoundedByBytes(String text) {
        // Given a text

        // When it is counted for a tokenizer that nobody knows
        int count = TokenCounter.count(Tokenizer.UNKNOWN, text);

        // Then each UTF-8 byte is one
        assertThat(count).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @EnumSource(Tokenizer.class)
    void halfACharacterIsCountedLikeItsReplacement(Tokenizer tokenizer) {
        // Given texts with one half of a surrogate pair
        String high = "a\uD83D b";
        String low = "a\uDE00 b";

        // When they are counted
        int ofHigh = TokenCounter.count(tokenizer, high);
        int ofLow = TokenCounter.count(tokenizer, low);

        // Then as the text that UTF-8 can carry in their place
        int replaced = TokenCounter.count(tokenizer, "a? b");
        assertThat(ofHigh).isEqualTo(replaced);
        assertThat(ofLow).isEqualTo(replaced);
    }

    @ParameterizedTest
    @EnumSource(Tokenizer.class)
    void aMebibyteWithoutASpaceIsCountedInTime(Tokenizer tokenizer) {
        // Given an image that somebody pasted into a note as base64
        byte[] image = new byte[768 * 1024];
        new Random(7).nextBytes(image);
        String blob = Base64.getEncoder().encodeToString(image);

        // When it is counted
        int count = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> TokenCounter.count(tokenizer, blob));

        // Then it has more tokens than prose, and no more than bytes
        assertThat(count).isBetween(blob.length() / 3, blob.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "=", "\n", "0", "あ"})
    void oneCharacterOverAndOverIsCountedInTime(String character) {
        // Given a mebibyte of one character
        String note = character.repeat(1024 * 1024 / character.getBytes(StandardCharsets.UTF_8).length);

        // When it is counted
        int count =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> TokenCounter.count(Tokenizer.O200K_BASE, note));

        // Then runs share tokens
        assertThat(count).isBetween(1, note.length());
    }

    @Test
    void onlyKnownEncodingsAreExact() {
        // Given every tokenizer

        // When asked what its counts mean, then the unknown one alone is a bound
        assertThat(Tokenizer.O200K_BASE.counting()).isEqualTo(Tokenizer.Counting.EXACT);
        assertThat(Tokenizer.CL100K_BASE.counting()).isEqualTo(Tokenizer.Counting.EXACT);
        assertThat(Tokenizer.UNKNOWN.counting()).isEqualTo(Tokenizer.Counting.UTF8_BYTES);
    }
}
