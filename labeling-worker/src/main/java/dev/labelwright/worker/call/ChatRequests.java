package dev.labelwright.worker.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.RepairNote;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.JsonSchema;
import dev.langchain4j.model.openai.internal.chat.ResponseFormat;
import dev.langchain4j.model.openai.internal.chat.ResponseFormatType;
import dev.langchain4j.model.openai.internal.chat.SystemMessage;
import dev.langchain4j.model.openai.internal.chat.UserMessage;
import java.util.Map;

/** The request of a prompt: the very text that its ceiling was counted on. */
final class ChatRequests {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ChatRequests() {}

    static ChatCompletionRequest of(LabelingTask task, Prompt prompt) {
        ModelAccess model = task.model();
        int outputLimit = task.maxOutputTokens() - RepairNote.of(task).tokens();
        ChatCompletionRequest.Builder request = ChatCompletionRequest.builder()
                .model(model.modelName())
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .temperature(0.0);
        switch (model.answerFormat()) {
            case JSON_SCHEMA -> request.responseFormat(bySchema(prompt.schema()));
            case JSON_OBJECT -> request.responseFormat(ResponseFormatType.JSON_OBJECT);
            case TEXT -> {
                // The prompt says it all.
            }
        }
        if (model.logprobs()) {
            request.logprobs(true);
        }
        return switch (model.maxTokensParameter()) {
            case MAX_COMPLETION_TOKENS ->
                request.maxCompletionTokens(outputLimit).build();
            case MAX_TOKENS -> request.maxTokens(outputLimit).build();
        };
    }

    private static ResponseFormat bySchema(String schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON_SCHEMA)
                .jsonSchema(JsonSchema.builder()
                        .name(AnswerSchema.NAME)
                        .strict(true)
                        .schema(object(schema))
                        .build())
                .build();
    }

    /** As a map with the order of the text, so that the request repeats it character for character. */
    private static Map<String, Object> object(String schema) {
        try {
            return EventJson.mapper().readValue(schema, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer's schema is not JSON", e);
        }
    }
}
