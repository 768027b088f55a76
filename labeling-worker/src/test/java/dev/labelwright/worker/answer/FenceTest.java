package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {
    private static final String JSON = "{\"v1\":1}";

    @ParameterizedTest
    @ValueSource(strings = {"```json", "```", "``` ", "Here you are: ```JSON"})
    void isTakenOff(String opening) {
        assertThat(Fence.open(String.join("\r\n", opening, JSON, "```", "Ask me more."))
                        .strip())
                .isEqualTo(JSON);
    }

    @Test
    void isWhereItIsOpenedAndClosed() {
        String unclosed = String.join("\n", "```json", JSON);
        String within = "{\"v1\":\"``` is not a fence ```\"}";

        assertThat(Fence.open(unclosed)).isEqualTo(unclosed);
        assertThat(Fence.open(within)).isEqualTo(within);
        assertThat(Fence.open(JSON)).isEqualTo(JSON);
    }
}
