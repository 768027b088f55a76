package dev.labelwright.worker.dispatch;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.limit.Turn;
import dev.labelwright.worker.limit.Turnstile;
import dev.labelwright.worker.secret.MissingSecretException;
import dev.labelwright.worker.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Works on one dispatch: asks until the endpoint takes the request, at most one billable call, and says how it ended.
 * Blocks its thread, and holds no state between dispatches.
 */
public final class TaskWorker {
    private final ModelCall modelCall;
    private final Turnstile turnstile;
    private final Secrets secrets;
    private final Backoff backoff;
    private final Pause pause;
    private final Limits limits;
    private final Clock clock;

    /**
     * The times that bound a dispatch.
     *
     * @param longestCall the longest that one call may take
     * @param leaseMargin what a lease must leave at its end for the result to be heard
     */
    public record Limits(Duration longestCall, Duration leaseMargin) {}

    TaskWorker(
            ModelCall modelCall,
            Turnstile turnstile,
            Secrets secrets,
            Backoff backoff,
            Pause pause,
            Limits limits,
            Clock clock) {
        this.modelCall = modelCall;
        this.turnstile = turnstile;
        this.secrets = secrets;
        this.backoff = backoff;
        this.pause = pause;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether the task's lease has passed: it must not be started, and nobody waits for a result. */
    public boolean expired(LabelingTask task) {
        return Lease.expired(task.leaseUntil(), clock);
    }

    /**
     * The one result of the dispatch.
     *
     * @param lane whose slot the task has
     */
    public LabelingResult work(LabelingTask task, Lane lane) {
        String apiKey;
        try {
            String name = task.model().apiKeyRef();
            apiKey = name == null ? null : secrets.resolve(name, task.model().baseUrl());
        } catch (MissingSecretException e) {
            return unbilled(task, null, new TaskFailure(Code.AUTHENTICATION, e.getMessage()));
        }
        return ask(task, lane, PromptTemplate.render(task), apiKey);
    }

    private LabelingResult ask(LabelingTask task, Lane lane, Prompt prompt, String apiKey) {
        Lease lease = new Lease(task.leaseUntil(), limits.leaseMargin(), clock);
        TaskFailure last = new TaskFailure(Code.NOT_STARTED, "the worker did not come to it within its lease");
        for (int refusals = 1; lease.allows(Duration.ZERO); refusals++) {
            Optional<Turn> turn = turnstile.enter(task.model(), lane, task.ceilingTokens(), lease.left());
            if (turn.isEmpty()) {
                break;
            }
            CallReply reply = called(turn.get(), task, prompt, apiKey, lease);
            if (!(reply instanceof CallReply.TurnedAway turnedAway)) {
                return ended(task, prompt, reply);
            }
            last = turnedAway.failure();
            Duration wish = turnedAway.retryAfter().orElse(Duration.ZERO);
            Duration wait = longer(wish, backoff.pause(refusals));
            if (!lease.allows(wait) || !pause.await(wait)) {
                break;
            }
        }
        return unbilled(task, null, last);
    }

    private CallReply called(Turn turn, LabelingTask task, Prompt prompt, String apiKey, Lease lease) {
        CallReply reply = new CallReply.Lost(new TaskFailure(Code.MODEL_ERROR, "the worker failed in the call"));
        try {
            reply = modelCall.ask(task, prompt, apiKey, shorter(limits.longestCall(), lease.left()));
            return reply;
        } finally {
            turn.over(reply);
        }
    }

    private static LabelingResult ended(LabelingTask task, Prompt prompt, CallReply reply) {
        return switch (reply) {
            case CallReply.Answered answered -> AnswerJudge.judge(task, prompt, answered);
            case CallReply.TurnedAway turnedAway -> unbilled(task, null, turnedAway.failure());
            case CallReply.Failed failed -> unbilled(task, Ids.next().toString(), failed.failure());
            case CallReply.Lost lost ->
                Results.failed(task, Kind.LOST, Usage.NONE, Ids.next().toString(), lost.failure());
        };
    }

    private static LabelingResult unbilled(LabelingTask task, String callId, TaskFailure failure) {
        return Results.failed(task, Kind.ATTEMPT_FAILED, Usage.NONE, callId, failure);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
