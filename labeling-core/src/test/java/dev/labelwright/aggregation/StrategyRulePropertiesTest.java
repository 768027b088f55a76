package dev.labelwright.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StrategyRulePropertiesTest {
    /** A strategy, and candidates that it has a meaning for. */
    record Sample(Strategy strategy, boolean onlyTrueValues, List<DatedValue> candidates) {}

    @Property(tries = 500)
    void theDrawDoesNotDependOnTheOrderOfTheList(@ForAll("samples") Sample sample, @ForAll Random random) {
        // Given candidates of different notes, with ties in everything else, and the same in another order
        List<DatedValue> candidates = sample.candidates();
        List<DatedValue> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        // When a value is drawn from both
        Optional<StrategyRule.Drawn> drawn = StrategyRule.draw(sample.strategy(), sample.onlyTrueValues(), candidates);
        Optional<StrategyRule.Drawn> again = StrategyRule.draw(sample.strategy(), sample.onlyTrueValues(), shuffled);

        // Then it is the same, with the support of one of the candidates that has it
        assertThat(again).isEqualTo(drawn);
        assertThat(drawn.isPresent())
                .isEqualTo(candidates.stream()
                        .anyMatch(candidate ->
                                !sample.onlyTrueValues() || candidate.value().asBoolean()));
        drawn.ifPresent(found -> {
            assertThat(candidates).contains(found.chosen());
            assertThat(found.value()).isEqualTo(found.chosen().value());
        });
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(EnumSet.complementOf(EnumSet.of(Strategy.MODEL)))
                .flatMap(strategy -> Arbitraries.of(VariableType.class)
                        .filter(strategy::fits)
                        .flatMap(type -> Combinators.combine(Arbitraries.of(true, false), candidates(type))
                                .as((onlyTrue, candidates) ->
                                        new Sample(strategy, onlyTrue && type == VariableType.BOOLEAN, candidates))));
    }

    private static Arbitrary<List<DatedValue>> candidates(VariableType type) {
        Arbitrary<Instant> dates = Arbitraries.of(
                        "2024-01-01T00:00:00Z", "2024-01-01T12:30:00Z", "2024-02-29T00:00:00Z")
                .map(Instant::parse)
                .injectNull(0.3);
        return Combinators.combine(values(type), Arbitraries.of(0.0, 0.5, 1.0), dates)
                .as((value, confidence, date) -> new DatedValue(value, confidence, date, "any"))
                .list()
                .ofMaxSize(8)
                .map(StrategyRulePropertiesTest::ofDifferentNotes);
    }

    private static List<DatedValue> ofDifferentNotes(List<DatedValue> candidates) {
        List<DatedValue> numbered = new ArrayList<>();
        for (DatedValue candidate : candidates) {
            numbered.add(new DatedValue(
                    candidate.value(), candidate.confidence(), candidate.notedAt(), "N" + numbered.size()));
        }
        return numbered;
    }

    private static Arbitrary<JsonNode> values(VariableType type) {
        return switch (type) {
            case BOOLEAN -> Arbitraries.of(true, false).map(BooleanNode::valueOf);
            case INTEGER, FLOAT ->
                Arbitraries.of("1", "1.0", "-2", "1e1", "10")
                        .map(number -> DecimalNode.valueOf(new BigDecimal(number)));
            case TIMESTAMP ->
                Arbitraries.of("2024-01-01", "2024-01-01T00:00Z", "2024-01-01T02:00+02:00", "2023-12-31")
                        .map(TextNode::valueOf);
            case TEXT -> Arbitraries.of("never", "former", "Former").map(TextNode::valueOf);
        };
    }
}
