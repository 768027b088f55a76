package dev.labelwright.offline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The answer to a chat completion request, in OpenAI's form. */
final class ChatCompletion {
    private ChatCompletion() {}

    /** The answer that says a content, cut where it is longer than the request allows. */
    static ObjectNode of(ChatRequest request, String content, Instant now) {
        boolean tooLong = Billing.tokens(content) > request.outputLimit();
        String said = tooLong ? Billing.cut(content, request.outputLimit()) : content;
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        completion.put("id", "chatcmpl-" + UUID.randomUUID());
        completion.put("object", "chat.completion");
        completion.put("created", now.getEpochSecond());
        completion.put("model", request.model());
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", said)
                .putNull("refusal");
        choice.put("finish_reason", tooLong ? "length" : "stop");
        addUsage(completion, Billing.promptTokens(request), Billing.tokens(said));
        return completion;
    }

    private static void addUsage(ObjectNode completion, long prompt, long output) {
        ObjectNode usage = completion.putObject("usage");
        usage.put("prompt_tokens", prompt);
        usage.put("completion_tokens", output);
        usage.put("total_tokens", prompt + output);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
    }
}
