package dev.labelwright.worker.dispatch;

import dev.labelwright.event.Answer;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import java.util.List;
import java.util.stream.Stream;

/** The results of a task. */
public final class Results {
    private Results() {}

    static LabelingResult answered(LabelingTask task, List<Answer> said, Usage usage, String callId) {
        List<Answer> answers = Stream.concat(
                        said.stream(), task.unasked().stream().map(variable -> Answer.ofNothing(variable.definition())))
                .toList();
        return new LabelingResult(
                task.key(),
                task.window() == null || task.window().last() ? Kind.ANSWERED : Kind.PART,
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                task.model().name(),
                answers,
                usage,
                callId,
                null,
                task.window());
    }

    /** A result without an answer. */
    public static LabelingResult failed(LabelingTask task, Kind kind, Usage usage, String callId, TaskFailure failure) {
        return new LabelingResult(
                task.key(),
                kind,
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                task.model().name(),
                List.of(),
                usage,
                callId,
                failure,
                task.window());
    }
}
