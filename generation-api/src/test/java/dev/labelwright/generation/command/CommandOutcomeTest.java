package dev.labelwright.generation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandOutcomeTest {
    @Test
    void tellsOutcomesOfCommandsFromThoseOfTasks() {
        // Given one of each
        CommandOutcome ofCommand =
                new CommandOutcome(Ids.next(), Ids.next(), LabelCommand.Kind.CLEAR_BATCH, CellOutcomes.NONE, 4);
        LabelingOutcome ofTask = new LabelingOutcome(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), Ids.next(), Ids.next(), "commandId"),
                LabelingResult.Kind.ANSWERED,
                LabelingResult.Kind.ANSWERED,
                CellOutcomes.NONE,
                Usage.NONE,
                null);

        // When they are looked at, then only the one is a command's
        assertThat(CommandAnswers.isCommandOutcome(json(ofCommand))).isTrue();
        assertThat(CommandAnswers.isCommandOutcome(json(ofTask))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"key\": {\"commandId\": 1}}", "not JSON", "{\"key\": }"})
    void takesNothingElseForOne(String json) {
        assertThat(CommandAnswers.isCommandOutcome(json.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static byte[] json(Object event) {
        return EventJson.write(event).getBytes(StandardCharsets.UTF_8);
    }
}
