package dev.labelwright.worker.intake;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.UnreadableEventException;
import dev.labelwright.worker.WorkerMetrics;
import dev.labelwright.worker.dispatch.Lane;
import dev.labelwright.worker.dispatch.RunningTasks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes tasks from Kafka. A task is acknowledged as the first thing on its own thread: not earlier, so that none waits
 * acknowledged behind the others, and not later, because the lease is the redelivery and a rebalance must not repeat a
 * paid call.
 */
@ApplicationScoped
public class TaskIntake {
    private final DispatchRun dispatchRun;
    private final RunningTasks running;
    private final WorkerMetrics metrics;

    TaskIntake(DispatchRun dispatchRun, RunningTasks running, WorkerMetrics metrics) {
        this.dispatchRun = dispatchRun;
        this.running = running;
        this.metrics = metrics;
    }

    @Incoming("labeling-tasks")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking(value = "labeling", ordered = false)
    @RunOnVirtualThread
    CompletionStage<Void> bulk(Message<byte[]> message) {
        return take(Lane.BULK, message);
    }

    @Incoming("labeling-tasks-interactive")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking(value = "labeling-interactive", ordered = false)
    @RunOnVirtualThread
    CompletionStage<Void> interactive(Message<byte[]> message) {
        return take(Lane.INTERACTIVE, message);
    }

    private CompletionStage<Void> take(Lane lane, Message<byte[]> message) {
        if (!running.enter(lane)) {
            // Neither acknowledged nor over: the slot stays taken, so a stopping worker is handed nothing more.
            return new CompletableFuture<>();
        }
        try {
            LabelingTask task = EventJson.read(message.getPayload(), LabelingTask.class);
            message.ack().toCompletableFuture().join();
            dispatchRun.run(task, lane);
            return CompletableFuture.completedFuture(null);
        } catch (UnreadableEventException e) {
            metrics.unreadable();
            return message.nack(e);
        } finally {
            running.leave(lane);
        }
    }
}
