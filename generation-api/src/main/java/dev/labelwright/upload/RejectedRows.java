package dev.labelwright.upload;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The broken rules of a file: the first 1,000 by line, and how many there are, in bounded memory. */
final class RejectedRows {
    private static final int SHOWN = 1_000;

    private final PriorityQueue<Violation> first =
            new PriorityQueue<>(Comparator.comparing(Violation::line).reversed());
    private long count;

    void add(Violation violation) {
        count++;
        first.add(violation);
        if (first.size() > SHOWN) {
            first.poll();
        }
    }

    long count() {
        return count;
    }

    List<Violation> shown() {
        return first.stream()
                .sorted(Comparator.comparing(Violation::line)
                        .thenComparing(Violation::column, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    ProblemException asProblem() {
        return new ProblemException(
                ErrorCode.INVALID_FILE,
                "The file breaks %d rules; nothing was stored.".formatted(count),
                shown(),
                count);
    }
}
