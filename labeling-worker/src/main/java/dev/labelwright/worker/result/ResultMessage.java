package dev.labelwright.worker.result;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a result. One that no topic would take becomes a failure with the same usage. */
final class ResultMessage {
    private ResultMessage() {}

    static byte[] of(LabelingResult result, int maxBytes) {
        byte[] bytes = EventJson.write(result).getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxBytes) {
            return bytes;
        }
        String rule = "the result has %d bytes; %d are allowed".formatted(bytes.length, maxBytes);
        LabelingResult tooLarge = new LabelingResult(
                result.key(),
                Kind.ATTEMPT_FAILED,
                result.stage(),
                result.noteIds(),
                result.noteHash(),
                result.model(),
                List.of(),
                result.usage(),
                result.callId(),
                new TaskFailure(Code.MALFORMED, rule),
                result.window());
        return EventJson.write(tooLarge).getBytes(StandardCharsets.UTF_8);
    }
}
