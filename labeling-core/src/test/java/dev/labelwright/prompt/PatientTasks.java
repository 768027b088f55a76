package dev.labelwright.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.Quote;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Tasks of the later stages and their candidates: made by hand, or at random with what could upset a token count. */
final class PatientTasks {
    private PatientTasks() {}

    static LabelingTask task(
            Stage stage, List<AskedVariable> variables, List<Candidate> candidates, Tokenizer tokenizer) {
        return new LabelingTask(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), Ids.next(), Ids.next(), "P1"),
                stage,
                List.of(),
                null,
                null,
                candidates,
                variables,
                null,
                new ModelAccess(
                        "offline",
                        "http://127.0.0.1:8090/v1",
                        "baseline",
                        null,
                        MaxTokensParameter.MAX_COMPLETION_TOKENS,
                        tokenizer),
                512,
                100_000,
                Instant.parse("2026-11-20T10:15:30Z"));
    }

    static Candidate candidate(String variable, String value, double confidence, String... quotes) {
        return new Candidate(
                "any",
                variable,
                TextNode.valueOf(value),
                confidence,
                "2024-01-05",
                "N1",
                List.of(quotes).stream().map(Quote::ungrounded).toList());
    }

    /** Candidates of the variables with these names. */
    static Arbitrary<List<Candidate>> candidates(List<String> names, int most) {
        Arbitrary<JsonNode> values = Arbitraries.oneOf(
                longTexts().map(text -> (JsonNode) TextNode.valueOf(text)),
                Arbitraries.of(true, false).map(value -> (JsonNode) BooleanNode.valueOf(value)),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e39"), new BigDecimal("1e39"))
                        .ofScale(9)
                        .map(number -> (JsonNode) DecimalNode.valueOf(number.stripTrailingZeros())));
        Arbitrary<String> dates = Arbitraries.of("2024-01-05", "0001-12-31", "2024-02-29T23:59:59.123456+05:30")
                .injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(names),
                        values,
                        Arbitraries.doubles().between(0, 1),
                        dates,
                        longTexts().list().ofMaxSize(3))
                .as((name, value, confidence, date, quotes) -> new Candidate(
                        "any",
                        name,
                        value,
                        confidence,
                        date,
                        "N1",
                        quotes.stream().map(Quote::ungrounded).toList()))
                .list()
                .ofMaxSize(most);
    }

    /** What is hostile in short, and at length: emoji, CJK and base64, of which a token holds few characters. */
    private static Arbitrary<String> longTexts() {
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 400);
        return Arbitraries.oneOf(
                PromptVariables.texts(400),
                lengths.map("👩‍⚕️"::repeat),
                lengths.map("患者は喫煙者"::repeat),
                lengths.map("\"\\\u0001"::repeat),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(2_000).map(Base64.getEncoder()::encodeToString));
    }
}
