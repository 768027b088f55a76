package dev.labelwright.offline.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.offline.fault.Fault.TokenUsage;

/** Chat completions as an OpenAI-compatible endpoint words them. */
final class Completions {
    private Completions() {}

    static String said(String content, String finishReason, TokenUsage usage) {
        return completion(content, null, finishReason, usage);
    }

    static String refused(String refusal, TokenUsage usage) {
        return completion(null, refusal, "stop", usage);
    }

    private static String completion(String content, String refusal, String finishReason, TokenUsage usage) {
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        completion.put("id", "chatcmpl-scripted");
        completion.put("object", "chat.completion");
        completion.put("created", 0);
        completion.put("model", "scripted");
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .put("refusal", refusal);
        choice.put("finish_reason", finishReason);
        ObjectNode tokens = completion.putObject("usage");
        tokens.put("prompt_tokens", usage.prompt());
        tokens.put("completion_tokens", usage.completion());
        tokens.put("total_tokens", usage.prompt() + usage.completion());
        tokens.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        return completion.toString();
    }
}
