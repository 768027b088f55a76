package dev.labelwright.worker.dispatch;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.RepairNote;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import dev.labelwright.worker.answer.AnswerReader;
import dev.labelwright.worker.answer.MalformedAnswerException;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.call.CallReply.Finish;

/** Makes a result of what a model said: the answer where it is usable, else why not; with what it cost either way. */
final class AnswerJudge {
    private static final long BELIEVABLE_CEILINGS = 10;

    private AnswerJudge() {}

    static LabelingResult judge(LabelingTask task, Prompt prompt, CallReply.Answered reply) {
        Usage usage = reply.usage()
                .filter(reported -> believable(task, reported))
                .orElseGet(() -> counted(task.model().tokenizer(), prompt, reply.content()));
        if (reply.finish() == Finish.CONTENT_FILTER) {
            return unusable(task, reply, usage, Code.FILTERED, "the endpoint's content filter held the answer back");
        }
        if (reply.refusal()) {
            return unusable(task, reply, usage, Code.REFUSED, "the model declined to answer");
        }
        if (reply.finish() == Finish.OUTPUT_LIMIT) {
            int limit = task.maxOutputTokens() - RepairNote.of(task).tokens();
            String message = "the answer ended at the output limit of %d tokens".formatted(limit);
            return unusable(task, reply, usage, Code.TRUNCATED, message);
        }
        if (reply.content() == null || reply.content().isBlank()) {
            return unusable(task, reply, usage, Code.EMPTY, "the model ended without an answer");
        }
        try {
            return Results.answered(
                    task, AnswerReader.read(task, reply.content(), reply.tokens()), usage, reply.callId());
        } catch (MalformedAnswerException e) {
            return unusable(task, reply, usage, Code.MALFORMED, e.getMessage());
        }
    }

    private static LabelingResult unusable(
            LabelingTask task, CallReply.Answered reply, Usage usage, Code code, String message) {
        return Results.failed(
                task, LabelingResult.Kind.ATTEMPT_FAILED, usage, reply.callId(), new TaskFailure(code, message));
    }

    /**
     * A ceiling can be passed by what a server adds unmeasured, and then the report stands; a multiple of it is no count
     * of this call's tokens, and would stop the generation for its budget.
     */
    private static boolean believable(LabelingTask task, Usage reported) {
        return reported.total() <= BELIEVABLE_CEILINGS * task.ceilingTokens();
    }

    /** For an endpoint that reports nothing: the text's own tokens, without what the server adds. */
    private static Usage counted(Tokenizer tokenizer, Prompt prompt, String content) {
        long input = (long) TokenCounter.count(tokenizer, prompt.system())
                + TokenCounter.count(tokenizer, prompt.user())
                + TokenCounter.count(tokenizer, prompt.schema());
        return new Usage(input, 0, content == null ? 0 : TokenCounter.count(tokenizer, content));
    }
}
