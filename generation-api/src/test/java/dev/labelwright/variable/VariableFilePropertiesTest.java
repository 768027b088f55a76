package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VariableFilePropertiesTest {

    @Property(tries = 500)
    void importOfTheExportSaysTheSameToTheByte(@ForAll("ontologies") List<VariableContent> ontology) {
        // Given any ontology
        Map<String, VariableContent> existing = Contents.ontology(ontology.toArray(VariableContent[]::new));

        // When it is exported
        byte[] file = VariableExport.write(ontology);

        // Then an import says the same, into an ontology that has it and into an empty one
        assertThat(List.copyOf(VariableFile.read(file, existing).contents().values()))
                .isEqualTo(ontology);
        List<VariableContent> anew =
                List.copyOf(VariableFile.read(file, Map.of()).contents().values());
        assertThat(anew).isEqualTo(ontology);
        // And so does its export
        assertThat(new String(VariableExport.write(anew), StandardCharsets.UTF_8))
                .isEqualTo(new String(file, StandardCharsets.UTF_8));
    }

    @Property
    void noCellBeginsAsAFormulaDoes(@ForAll("texts") String text) {
        String cell = CsvText.guarded(text);

        assertThat("=+-@\t\r").doesNotContain(cell.substring(0, 1));
        assertThat(CsvText.unguarded(cell)).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<VariableContent>> ontologies() {
        return bodies().map(VariableBody::validated)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(VariableContent::name);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "=", "+", "-", "@", "'", "\t", "\r", "\n", "\"", "\\", ",", ";", " ", "x41", "u0041", "é", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    private Arbitrary<VariableBody> bodies() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
        Arbitrary<VariableType> types = Arbitraries.of(VariableType.class);
        return Combinators.combine(kinds, types).as(this::bodies).flatMap(bodies -> bodies);
    }

    private Arbitrary<VariableBody> bodies(Kind kind, VariableType type) {
        Arbitrary<Scope> scopes =
                kind == Kind.DEPENDENT ? Arbitraries.just(Scope.ONE_PER_PATIENT) : Arbitraries.of(Scope.class);
        Arbitrary<String> optional = texts().injectNull(0.5);
        return scopes.flatMap(scope -> Combinators.combine(
                        texts().map(String::strip),
                        texts(),
                        options(type),
                        values(type).injectNull(0.5),
                        aggregations(kind, type, scope),
                        conditions(),
                        kind == Kind.DEPENDENT
                                ? texts().list().ofMinSize(1).ofMaxSize(3).uniqueElements()
                                : Arbitraries.just(List.<String>of()),
                        Combinators.combine(optional, optional, optional, Arbitraries.of(true, false))
                                .as(Rest::new))
                .as((name, instruction, options, value, aggregation, conditions, inputs, rest) -> new VariableBody(
                        name,
                        kind,
                        type,
                        scope,
                        instruction,
                        options,
                        value,
                        aggregation,
                        conditions,
                        inputs,
                        rest.instrument(),
                        rest.included(),
                        rest.included() ? null : new BigDecimal("0.35"),
                        rest.model(),
                        rest.template())));
    }

    private record Rest(String instrument, String model, String template, boolean included) {}

    private Arbitrary<List<OptionBody>> options(VariableType type) {
        return type == VariableType.TEXT
                ? Combinators.combine(texts(), texts().injectNull(0.3))
                        .as(OptionBody::new)
                        .list()
                        .ofMaxSize(3)
                        .uniqueElements(OptionBody::value)
                : Arbitraries.just(List.of());
    }

    private Arbitrary<JsonNode> values(VariableType type) {
        return switch (type) {
            case TEXT -> texts().map(TextNode::valueOf);
            case BOOLEAN -> Arbitraries.of(true, false).map(BooleanNode::valueOf);
            case INTEGER -> Arbitraries.longs().map(number -> DecimalNode.valueOf(BigDecimal.valueOf(number)));
            case FLOAT ->
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1E20"), new BigDecimal("1E20"))
                        .ofScale(6)
                        .map(DecimalNode::valueOf);
            case TIMESTAMP ->
                Arbitraries.of("2026-02-28", "2026-02-28T10:15:30+02:00").map(TextNode::valueOf);
        };
    }

    private Arbitrary<AggregationBody> aggregations(Kind kind, VariableType type, Scope scope) {
        if (kind == Kind.DEPENDENT || scope != Scope.ONE_PER_PATIENT) {
            return Arbitraries.just(null);
        }
        Arbitrary<Boolean> onlyTrue =
                type == VariableType.BOOLEAN ? Arbitraries.of(true, false) : Arbitraries.just(false);
        return Arbitraries.of(Strategy.class)
                .filter(strategy -> strategy.fits(type))
                .flatMap(strategy -> strategy == Strategy.MODEL
                        ? Combinators.combine(texts().injectNull(0.3), options(type), onlyTrue, texts().injectNull(0.5))
                                .as((instruction, options, only, template) ->
                                        new AggregationBody(strategy, instruction, options, only, template))
                        : onlyTrue.map(only -> new AggregationBody(strategy, null, null, only, null)));
    }

    private Arbitrary<List<ConditionBody>> conditions() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return texts().flatMap(text -> Arbitraries.of(
                        new ConditionBody(Condition.Subject.VARIABLE, text, Operator.IS, json.textNode(text), null),
                        new ConditionBody(
                                Condition.Subject.VARIABLE,
                                text,
                                Operator.IN,
                                json.arrayNode().add(1.5).add(text),
                                null),
                        new ConditionBody(
                                Condition.Subject.VARIABLE,
                                text,
                                Operator.WITHIN_DAYS,
                                json.objectNode().put("variable", text),
                                7),
                        new ConditionBody(Condition.Subject.VARIABLE, text, Operator.EMPTY, null, null)))
                .list()
                .ofMaxSize(2);
    }
}
