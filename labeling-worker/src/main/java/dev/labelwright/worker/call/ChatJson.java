package dev.labelwright.worker.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import java.io.IOException;

/** Chat requests and completions as JSON. */
final class ChatJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ChatJson() {}

    static byte[] write(ChatCompletionRequest request) {
        try {
            return MAPPER.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chat request has no JSON form", e);
        }
    }

    /** The completion; {@code null} where the answer is JSON's null. */
    static ChatCompletionResponse read(AnswerBytes answer) throws IOException {
        return MAPPER.readValue(answer.read(), ChatCompletionResponse.class);
    }
}
