package dev.labelwright.worker.call;

import dev.labelwright.event.LabelingTask;
import dev.labelwright.prompt.Prompt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Measures each call: how many, how long, and how they ended. */
final class MeasuredModelCall implements ModelCall {
    private final ModelCall call;
    private final MeterRegistry registry;

    MeasuredModelCall(ModelCall call, MeterRegistry registry) {
        this.call = call;
        this.registry = registry;
    }

    @Override
    public CallReply ask(LabelingTask task, Prompt prompt, String apiKey, Duration timeout) {
        Timer.Sample sample = Timer.start(registry);
        CallReply reply = call.ask(task, prompt, apiKey, timeout);
        sample.stop(registry.timer("labelwright.worker.calls", "reply", label(reply)));
        return reply;
    }

    private static String label(CallReply reply) {
        return switch (reply) {
            case CallReply.Answered answered -> "answered";
            case CallReply.TurnedAway turnedAway -> "turned_away";
            case CallReply.Failed failed -> "failed";
            case CallReply.Lost lost -> "lost";
        };
    }
}
