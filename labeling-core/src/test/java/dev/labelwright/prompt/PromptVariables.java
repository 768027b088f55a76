package dev.labelwright.prompt;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Variables and notes for the tests of this package: made by hand, or at random with what could upset a token count. */
final class PromptVariables {
    private PromptVariables() {}

    static VariableDefinition variable(VariableType type, Scope scope, String... options) {
        return new VariableDefinition(
                Ids.next(),
                1,
                "Variable",
                type,
                scope,
                "What the note says.",
                List.of(options).stream()
                        .map(value -> new Option(value, "when so"))
                        .toList());
    }

    static Arbitrary<List<VariableDefinition>> lists() {
        return variables().list().ofMinSize(1).ofMaxSize(8);
    }

    /** Variables of different names that are read out of notes. */
    static Arbitrary<List<Variable>> ontologies() {
        return variables()
                .map(PromptVariables::ofOntology)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .uniqueElements(Variable::name);
    }

    private static Variable ofOntology(VariableDefinition definition) {
        return new Variable(
                definition.id(),
                definition.name(),
                Kind.EXTRACTED,
                definition.type(),
                definition.scope(),
                definition.instruction(),
                definition.options(),
                null,
                definition.scope() == Scope.ONE_PER_PATIENT ? Aggregation.defaultFor(definition.type()) : null,
                List.of(),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                definition.version());
    }

    static Arbitrary<String> texts(int longest) {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        " ",
                        "\n",
                        "\n\n",
                        "\r\n",
                        "\t",
                        "\"",
                        "\\",
                        "/",
                        "//",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\":\"",
                        "}]}",
                        "'",
                        ",",
                        ".",
                        ":",
                        "…",
                        "—",
                        "the",
                        " smoker",
                        " Patient",
                        "mg/dL",
                        "1234",
                        "3.5",
                        "😀",
                        "👩‍⚕️",
                        "🇩🇪",
                        "日本語",
                        "患者",
                        "한국",
                        "é",
                        "e\u0301",
                        "\u00a0",
                        "\u2028",
                        "\u200d",
                        "<|endoftext|>",
                        "ß",
                        "Привет",
                        "مرحبا",
                        "\uD83D",
                        "\u0001",
                        "&lt;",
                        "v1",
                        "\"v1\""),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(6));
        return pieces.list()
                .ofMaxSize(24)
                .map(list -> String.join("", list))
                .map(text -> text.length() > longest ? text.substring(0, longest) : text);
    }

    private static Arbitrary<VariableDefinition> variables() {
        Arbitrary<Option> option = Combinators.combine(texts(60).filter(text -> !text.isBlank()), texts(60))
                .as(Option::new);
        Arbitrary<List<Option>> options = option.list().ofMaxSize(5).uniqueElements(Option::value);
        return Combinators.combine(
                        Arbitraries.of(VariableType.values()),
                        Arbitraries.of(Scope.values()),
                        texts(100),
                        texts(300),
                        options,
                        Arbitraries.integers().between(1, 9))
                .as((type, scope, name, instruction, values, version) -> new VariableDefinition(
                        Ids.next(),
                        version,
                        name,
                        type,
                        scope,
                        instruction,
                        type == VariableType.TEXT ? values : List.of()));
    }
}
