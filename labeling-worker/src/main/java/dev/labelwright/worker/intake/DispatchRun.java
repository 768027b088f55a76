package dev.labelwright.worker.intake;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.worker.WorkerMetrics;
import dev.labelwright.worker.dispatch.Lane;
import dev.labelwright.worker.dispatch.Results;
import dev.labelwright.worker.dispatch.TaskWorker;
import dev.labelwright.worker.result.ResultPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Runs one taken task to its one result. Nothing that happens here may end the channel. */
@ApplicationScoped
public class DispatchRun {
    private static final Logger LOG = Logger.getLogger(DispatchRun.class);

    private final TaskWorker worker;
    private final ResultPublisher publisher;
    private final WorkerMetrics metrics;

    DispatchRun(TaskWorker worker, ResultPublisher publisher, WorkerMetrics metrics) {
        this.worker = worker;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    void run(LabelingTask task, Lane lane) {
        if (worker.expired(task)) {
            metrics.expired();
            return;
        }
        LabelingResult result = result(task, lane);
        metrics.ended(result);
        try {
            publisher.publish(result);
        } catch (RuntimeException e) {
            // The dispatch's lease runs out unheard, which generation-api turns into a result of its own.
            LOG.errorf(
                    "task %s, dispatch %s: its result could not be sent (%s)",
                    task.key().taskId(), task.key().dispatchId(), e.getClass().getName());
        }
    }

    private LabelingResult result(LabelingTask task, Lane lane) {
        try {
            return worker.work(task, lane);
        } catch (RuntimeException e) {
            // Class name and place only: a message may quote what was worked on.
            LOG.errorf(
                    "task %s, dispatch %s: the worker failed (%s at %s)",
                    task.key().taskId(),
                    task.key().dispatchId(),
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            TaskFailure failure = new TaskFailure(Code.MODEL_ERROR, "the worker failed while it worked on the task");
            return Results.failed(task, Kind.LOST, Usage.NONE, Ids.next().toString(), failure);
        }
    }
}
