package dev.labelwright.rules.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Numbers that a case is read from, one for each decision; where they end, every decision is the first one. */
final class Choices {
    private final List<Integer> numbers;
    private int next;

    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        return next < numbers.size() ? numbers.get(next++) % bound : 0;
    }

    /** A number from the lowest to the highest, both included. */
    int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    /** Whether something happens that does so in so many of a hundred cases. */
    boolean percent(int chance) {
        return below(100) >= 100 - chance;
    }

    /** One of these; what stands there more than once comes more often. */
    @SafeVarargs
    final <T> T of(T... values) {
        return values[below(values.length)];
    }

    /** One of these, at least one. */
    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Each of these with a chance. */
    <T> List<T> some(List<T> values, int chance) {
        return values.stream().filter(value -> percent(chance)).toList();
    }

    /** So many, made by their place. */
    static <T> List<T> times(int count, IntFunction<T> make) {
        List<T> made = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            made.add(make.apply(place));
        }
        return List.copyOf(made);
    }
}
