package dev.labelwright.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A chat completion request.
 *
 * @param model the model asked
 * @param messages the messages in order
 * @param schema the answer's JSON schema; a missing node without one
 * @param outputLimit the most tokens of the answer
 */
record ChatRequest(String model, List<Message> messages, JsonNode schema, long outputLimit) {
    ChatRequest {
        messages = List.copyOf(messages);
    }

    /** The text of all system messages. */
    String system() {
        return String.join(
                "\n",
                messages.stream()
                        .filter(message -> message.role().equals("system")
                                || message.role().equals("developer"))
                        .map(Message::content)
                        .toList());
    }

    /** The last user message: the note or the candidates. Empty where there is none. */
    String userMessage() {
        return messages.reversed().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .findFirst()
                .orElse("");
    }

    /** One message, its text parts joined. */
    record Message(String role, String content) {}
}
