package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.review.apply.CommandReader.UnreadableCommandException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
    private static final String IDS = "\"id\":\"019dba13-4a5b-7c40-9d1e-5b6f0e2a7c11\","
            + "\"projectId\":\"019dba13-4a5b-7c40-9d1e-5b6f0e2a7c12\"";

    @Test
    void a_command_is_read_as_it_was_written() throws UnreadableCommandException {
        // Given
        LabelCommand command = new LabelCommand(
                new UUID(0, 1),
                LabelCommand.Kind.PROMOTE_PREVIEW,
                new UUID(0, 2),
                null,
                new UUID(0, 3),
                new BigDecimal("0.5"));

        // When
        LabelCommand read = CommandReader.read(EventJson.write(command).getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(read).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        "kind":"CLEAR_BATCH"                              ; CLEAR_BATCH needs to say of what
        "kind":"PROMOTE_PREVIEW"                          ; PROMOTE_PREVIEW needs to say of what
        "kind":"DISCARD_PREVIEW"                          ; DISCARD_PREVIEW needs to say of what
        "kind":"PURGE_PROJECT","confidenceThreshold":1.01 ; confidenceThreshold must be between 0 and 1
        "kind":"PURGE_PROJECT","confidenceThreshold":-0.1 ; confidenceThreshold must be between 0 and 1
        "kind":"DO_NOTHING"                               ; not a readable LabelCommand
        "batch":1                                         ; not a readable LabelCommand
        """)
    void what_nobody_could_do_is_told_apart(String fields, String reason) {
        // Given
        byte[] message = ("{" + IDS + "," + fields + "}").getBytes(StandardCharsets.UTF_8);

        // When, then
        assertThatExceptionOfType(UnreadableCommandException.class)
                .isThrownBy(() -> CommandReader.read(message))
                .withMessageContaining(reason);
    }

    @Test
    void an_empty_message_is_no_command() {
        assertThatExceptionOfType(UnreadableCommandException.class)
                .isThrownBy(() -> CommandReader.read(null))
                .withMessage("the message is empty");
    }
}
