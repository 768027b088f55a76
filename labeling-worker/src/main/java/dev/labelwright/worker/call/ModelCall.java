package dev.labelwright.worker.call;

import dev.labelwright.event.LabelingTask;
import dev.labelwright.prompt.Prompt;
import java.time.Duration;

/** Asks a model once. */
@FunctionalInterface
public interface ModelCall {
    /**
     * Sends one request, and never a second one.
     *
     * @param task whom to ask, and the output limit
     * @param prompt what to ask
     * @param apiKey the endpoint's key; {@code null} where it needs none
     * @param timeout after this the call is given up
     * @return how the call ended; every failure of the endpoint is a reply too
     */
    CallReply ask(LabelingTask task, Prompt prompt, String apiKey, Duration timeout);
}
