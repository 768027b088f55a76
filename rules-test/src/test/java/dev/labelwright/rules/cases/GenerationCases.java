package dev.labelwright.rules.cases;

import dev.labelwright.rules.model.GenerationCase;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Random cases; smaller numbers are simpler decisions, so that a failing case shrinks to a simpler one. */
public final class GenerationCases implements ArbitraryProvider {
    private static final int DECISIONS = 700;
    private static final int CHOICES = 9_999;

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(GenerationCase.class);
    }

    @Override
    public java.util.Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return java.util.Set.of(all());
    }

    /** Cases of every kind. */
    public static Arbitrary<GenerationCase> all() {
        return Arbitraries.integers()
                .between(0, CHOICES)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofSize(DECISIONS)
                .withoutEdgeCases()
                .map(numbers -> new CaseDraw(new Choices(numbers)).draw());
    }

    /** A case of any kind, outside of a property. */
    public static GenerationCase drawn(Random random) {
        return new CaseDraw(new Choices(
                        random.ints(DECISIONS, 0, CHOICES + 1).boxed().toList()))
                .draw();
    }
}
