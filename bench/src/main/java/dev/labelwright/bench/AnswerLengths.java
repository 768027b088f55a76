package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.offline.OfflineModelServer;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.OutputBound;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many tokens the answers about notes take, by the kind of variable, beside what is allowed for them. */
final class AnswerLengths {
    private static final Tokenizer TOKENIZER = Tokenizer.O200K_BASE;

    private final Map<String, List<Integer>> answers = new TreeMap<>();
    private final Map<String, Integer> bounds = new TreeMap<>();
    private final List<Integer> quotes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Asks the offline model of each note, with all variables in one call. */
    void measure(List<VariableDefinition> variables, List<String> notes) throws IOException, InterruptedException {
        List<AskedVariable> asked = new ArrayList<>();
        for (VariableDefinition variable : variables) {
            asked.add(new AskedVariable("v" + (asked.size() + 1), variable));
            bounds.merge(kind(variable), OutputBound.of(variable, Stage.NOTE_LABELS, TOKENIZER), Math::max);
        }
        try (OfflineModelServer model = OfflineModelServer.start(0)) {
            for (String note : notes) {
                quotes(note);
                JsonNode said = said(model.baseUrl(), PromptTemplate.render(asked, note));
                for (AskedVariable variable : asked) {
                    String answer = "\"%s\":%s,".formatted(variable.key(), said.path(variable.key()));
                    answers.computeIfAbsent(kind(variable.definition()), any -> new ArrayList<>())
                            .add(TokenCounter.count(TOKENIZER, answer));
                }
            }
        }
    }

    void print(PrintWriter out) {
        answers.forEach((kind, lengths) ->
                out.printf(Locale.ROOT, "%s: %s; allowed %d%n", kind, distribution(lengths), bounds.get(kind)));
        out.printf(Locale.ROOT, "a quote of %d characters: %s%n", PromptTemplate.MAX_QUOTE, distribution(quotes));
    }

    /** Every passage of the longest length that begins at a whole multiple of ten characters. */
    private void quotes(String note) {
        for (int start = 0; start + PromptTemplate.MAX_QUOTE <= note.length(); start += 10) {
            String quote = note.substring(start, start + PromptTemplate.MAX_QUOTE);
            quotes.add(TokenCounter.count(TOKENIZER, EventJson.write(quote)));
        }
    }

    private JsonNode said(URI model, Prompt prompt) throws IOException, InterruptedException {
        ObjectNode request = EventJson.mapper().createObjectNode().put("model", OfflineModelServer.MODEL);
        request.putArray("messages")
                .add(EventJson.mapper().createObjectNode().put("role", "system").put("content", prompt.system()))
                .add(EventJson.mapper().createObjectNode().put("role", "user").put("content", prompt.user()));
        ObjectNode format = request.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "labels")
                .put("strict", true)
                .set("schema", EventJson.mapper().readTree(prompt.schema()));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(model + "/chat/completions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(EventJson.write(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the offline model answered " + response.statusCode());
        }
        JsonNode content = EventJson.mapper().readTree(response.body()).at("/choices/0/message/content");
        return EventJson.mapper().readTree(content.textValue());
    }

    private static String kind(VariableDefinition variable) {
        return "%s, %s%s"
                .formatted(variable.type(), variable.scope(), variable.options().isEmpty() ? "" : ", with options");
    }

    private static String distribution(List<Integer> lengths) {
        lengths.sort(null);
        return "%,d, median %d, 99 %% %d, 99.9 %% %d, longest %d tokens"
                .formatted(lengths.size(), at(lengths, 0.5), at(lengths, 0.99), at(lengths, 0.999), lengths.getLast());
    }

    private static int at(List<Integer> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
