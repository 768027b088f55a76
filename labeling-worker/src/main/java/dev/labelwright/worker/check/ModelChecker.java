package dev.labelwright.worker.check;

import dev.labelwright.event.CheckFinding.Name;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.Tokenizer;
import dev.labelwright.worker.answer.AnswerReader;
import dev.labelwright.worker.answer.MalformedAnswerException;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.call.LogprobsProbe;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.secret.MissingSecretException;
import dev.labelwright.worker.secret.Secrets;
import java.time.Duration;
import java.util.List;

/**
 * Tries a model with three small calls: one as generations make them, one that must end at its output limit, one that asks
 * for probabilities. Stops at the first that says that the others would fail too. Blocks its thread.
 */
final class ModelChecker {
    /** The smallest limit that all known endpoints take. */
    static final int TINY = 16;

    private final ModelCall modelCall;
    private final LogprobsProbe logprobs;
    private final Secrets secrets;
    private final Duration longestCall;

    ModelChecker(ModelCall modelCall, LogprobsProbe logprobs, Secrets secrets, Duration longestCall) {
        this.modelCall = modelCall;
        this.logprobs = logprobs;
        this.secrets = secrets;
        this.longestCall = longestCall;
    }

    /** What works and what does not. */
    ModelCheckResult check(ModelCheck check) {
        Findings findings = new Findings();
        String apiKey;
        try {
            String name = check.model().apiKeyRef();
            apiKey = name == null ? null : secrets.resolve(name, check.model().baseUrl());
        } catch (MissingSecretException e) {
            findings.found(Name.AUTHENTICATION, false, e.getMessage());
            return findings.result(check);
        }
        LabelingTask small = ProbeTask.small(check);
        CallReply reply = ask(small, apiKey);
        if (reply instanceof CallReply.Answered answered) {
            answered(findings, small, apiKey, answered);
            cutShort(findings, check, apiKey);
            overhead(findings, check.model().tokenizer());
            probabilities(findings, check, apiKey);
        } else {
            findings.failed(failure(reply));
        }
        return findings.result(check);
    }

    private static void answered(Findings findings, LabelingTask task, String apiKey, CallReply.Answered answered) {
        findings.answers();
        findings.found(
                Name.AUTHENTICATION,
                true,
                apiKey == null ? "the endpoint asks for no key" : "the endpoint accepts the key");
        findings.found(Name.REQUEST, true, "the endpoint knows the model and takes the request");
        measure(findings, task, answered);
        findings.found(
                Name.USAGE_REPORTED,
                answered.usage().isPresent(),
                answered.usage().isPresent()
                        ? "the endpoint tells what was used"
                        : "the endpoint does not tell what was used; the worker counts itself");
        try {
            AnswerReader.read(task, answered.content() == null ? "" : answered.content(), List.of());
            findings.found(Name.JSON_SCHEMA, true, "the answer is JSON by the schema");
        } catch (MalformedAnswerException e) {
            findings.found(Name.JSON_SCHEMA, false, "the answer is not JSON by the schema");
        }
    }

    private void cutShort(Findings findings, ModelCheck check, String apiKey) {
        LabelingTask task = ProbeTask.cutShort(check, TINY);
        CallReply reply = ask(task, apiKey);
        if (!(reply instanceof CallReply.Answered answered)) {
            findings.found(
                    Name.OUTPUT_LIMIT,
                    false,
                    "a call with a small limit failed: " + failure(reply).message());
            return;
        }
        measure(findings, task, answered);
        long output = answered.usage().map(usage -> usage.output()).orElse(0L);
        if (output > TINY) {
            findings.found(
                    Name.OUTPUT_LIMIT,
                    false,
                    "an answer limited to %d tokens took %d: ceilings would not hold".formatted(TINY, output));
        } else {
            boolean stopped = answered.finish() == CallReply.Finish.OUTPUT_LIMIT;
            findings.found(
                    Name.OUTPUT_LIMIT,
                    stopped,
                    stopped
                            ? "an answer ends at the limit of %d tokens".formatted(TINY)
                            : "an answer that needs more than %d tokens was not reported as cut off".formatted(TINY));
        }
    }

    private static void measure(Findings findings, LabelingTask task, CallReply.Answered answered) {
        answered.usage().ifPresent(usage -> {
            findings.used(usage);
            findings.overhead(usage.input() - ProbeTask.inputBound(task));
        });
    }

    private static void overhead(Findings findings, Tokenizer tokenizer) {
        if (findings.overhead() == null) {
            findings.found(Name.OVERHEAD, false, "cannot be measured, since the endpoint does not tell what was used");
            return;
        }
        String against = tokenizer == Tokenizer.UNKNOWN ? "the bound by bytes" : "our count";
        findings.found(
                Name.OVERHEAD,
                true,
                "the server adds %d tokens to a prompt beyond %s".formatted(findings.overhead(), against));
    }

    private void probabilities(Findings findings, ModelCheck check, String apiKey) {
        LabelingTask task = ProbeTask.cutShort(check, TINY);
        LogprobsProbe.Told told = logprobs.ask(task, PromptTemplate.render(task), apiKey, longestCall);
        findings.found(
                Name.LOGPROBS,
                told == LogprobsProbe.Told.YES,
                switch (told) {
                    case YES -> "the endpoint tells the probabilities of the answer's tokens";
                    case NO -> "the endpoint does not tell the probabilities of the answer's tokens";
                    case REFUSED -> "the endpoint does not answer where probabilities are asked for";
                });
    }

    private CallReply ask(LabelingTask task, String apiKey) {
        return modelCall.ask(task, PromptTemplate.render(task), apiKey, longestCall);
    }

    private static TaskFailure failure(CallReply reply) {
        return switch (reply) {
            case CallReply.TurnedAway turnedAway -> turnedAway.failure();
            case CallReply.Failed failed -> failed.failure();
            case CallReply.Lost lost -> lost.failure();
            case CallReply.Answered answered ->
                throw new IllegalArgumentException("an answer is no failure: " + answered.callId());
        };
    }
}
