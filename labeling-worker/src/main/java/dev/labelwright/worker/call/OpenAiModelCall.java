package dev.labelwright.worker.call;

import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.prompt.Prompt;
import dev.langchain4j.model.openai.internal.chat.AssistantMessage;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionChoice;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import dev.langchain4j.model.openai.internal.chat.LogProbs;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi.ApiMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks an OpenAI-compatible endpoint. A call that runs out of time is cut off, so that its connection is free. */
final class OpenAiModelCall implements ModelCall {
    private final Endpoints endpoints;

    OpenAiModelCall(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public CallReply ask(LabelingTask task, Prompt prompt, String apiKey, Duration timeout) {
        OpenAiRestApi endpoint = endpoints.at(task.model().baseUrl());
        ChatCompletionRequest request = ChatRequests.of(task, prompt);
        ApiMetadata metadata = ApiMetadata.builder().openAiApiKey(apiKey).build();
        return endpoint.createChatCompletion(request, metadata)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no answer within " + timeout))
                .onItem()
                .transform(OpenAiModelCall::reply)
                .onFailure()
                .recoverWithItem(CallFailures::reply)
                .await()
                .indefinitely();
    }

    private static CallReply reply(ChatCompletionResponse response) {
        if (response == null) {
            return new CallReply.Lost(new TaskFailure(TaskFailure.Code.MALFORMED, "the endpoint's answer is empty"));
        }
        if (response.choices() == null
                || response.choices().isEmpty()
                || response.choices().getFirst().message() == null) {
            return new CallReply.Lost(
                    new TaskFailure(TaskFailure.Code.MALFORMED, "the endpoint's answer has no choice"));
        }
        ChatCompletionChoice choice = response.choices().getFirst();
        AssistantMessage message = choice.message();
        boolean refusal = message.refusal() != null && !message.refusal().isBlank();
        String callId = response.id() == null ? Ids.next().toString() : response.id();
        return new CallReply.Answered(
                callId,
                usage(response),
                finish(choice.finishReason()),
                message.content(),
                refusal,
                tokens(choice.logprobs()));
    }

    private static List<TokenProbability> tokens(LogProbs told) {
        if (told == null || told.content() == null) {
            return List.of();
        }
        boolean whole = told.content().stream().allMatch(token -> token.token() != null && token.logprob() != null);
        return whole
                ? told.content().stream()
                        .map(token -> new TokenProbability(token.token(), token.logprob()))
                        .toList()
                : List.of();
    }

    private static CallReply.Finish finish(String reason) {
        return switch (reason) {
            case "length" -> CallReply.Finish.OUTPUT_LIMIT;
            case "content_filter" -> CallReply.Finish.CONTENT_FILTER;
            case null, default -> CallReply.Finish.DONE;
        };
    }

    private static Optional<Usage> usage(ChatCompletionResponse response) {
        var reported = response.usage();
        if (reported == null
                || reported.promptTokens() == null
                || reported.promptTokens() < 0
                || reported.completionTokens() == null
                || reported.completionTokens() < 0) {
            return Optional.empty();
        }
        int input = reported.promptTokens();
        var details = reported.promptTokensDetails();
        int cached = details == null || details.cachedTokens() == null ? 0 : details.cachedTokens();
        return Optional.of(new Usage(input, Math.clamp(cached, 0, input), reported.completionTokens()));
    }
}
