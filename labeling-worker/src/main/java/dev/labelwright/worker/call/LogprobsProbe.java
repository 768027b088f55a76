package dev.labelwright.worker.call;

import dev.labelwright.event.LabelingTask;
import dev.labelwright.prompt.Prompt;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import dev.langchain4j.model.openai.internal.chat.SystemMessage;
import dev.langchain4j.model.openai.internal.chat.UserMessage;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi.ApiMetadata;
import java.time.Duration;

/** Finds out whether an endpoint tells the probabilities of an answer's tokens, with a call of its own. */
public final class LogprobsProbe {
    private final Endpoints endpoints;

    LogprobsProbe(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** What the endpoint made of the wish. */
    public enum Told {
        /** It tells them. */
        YES,
        /** It passed the wish over. */
        NO,
        /** It refused the request, or the call failed. */
        REFUSED
    }

    /** Asks once; the task's output limit holds. */
    public Told ask(LabelingTask task, Prompt prompt, String apiKey, Duration timeout) {
        ChatCompletionRequest.Builder request = ChatCompletionRequest.builder()
                .model(task.model().modelName())
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .logprobs(true);
        ChatCompletionRequest limited =
                switch (task.model().maxTokensParameter()) {
                    case MAX_COMPLETION_TOKENS ->
                        request.maxCompletionTokens(task.maxOutputTokens()).build();
                    case MAX_TOKENS -> request.maxTokens(task.maxOutputTokens()).build();
                };
        return endpoints
                .at(task.model().baseUrl())
                .createChatCompletion(
                        limited, ApiMetadata.builder().openAiApiKey(apiKey).build())
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(LogprobsProbe::told)
                .onFailure()
                .recoverWithItem(Told.REFUSED)
                .await()
                .indefinitely();
    }

    private static Told told(ChatCompletionResponse response) {
        boolean told = response.choices() != null
                && response.choices().stream()
                        .anyMatch(choice -> choice.logprobs() != null
                                && choice.logprobs().content() != null
                                && !choice.logprobs().content().isEmpty());
        return told ? Told.YES : Told.NO;
    }
}
