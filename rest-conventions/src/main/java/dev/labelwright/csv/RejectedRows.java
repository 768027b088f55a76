package dev.labelwright.csv;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The broken rules of a file: the first 1,000 by line, and how many there are, in bounded memory. */
public final class RejectedRows {
    private static final int SHOWN = 1_000;

    private final PriorityQueue<Violation> first =
            new PriorityQueue<>(Comparator.comparing(Violation::line).reversed());
    private long count;
    private long rows;
    private long lastLine;

    /** Takes note of a broken rule. */
    public void add(Violation violation) {
        count++;
        if (violation.line() != lastLine) {
            rows++;
            lastLine = violation.line();
        }
        first.add(violation);
        if (first.size() > SHOWN) {
            first.poll();
        }
    }

    /** Counts broken rules that will not be shown. */
    public void addUnshown(long more) {
        count += more;
    }

    /** How many rules were broken. */
    public long count() {
        return count;
    }

    /** How many rows broke a rule, as far as they were told one after another in the order of the file. */
    public long rows() {
        return rows;
    }

    /** The first 1,000, by line and column. */
    public List<Violation> shown() {
        return first.stream()
                .sorted(Comparator.comparing(Violation::line)
                        .thenComparing(Violation::column, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** The refusal of the file, naming them. */
    public ProblemException asProblem() {
        return new ProblemException(
                ErrorCode.INVALID_FILE,
                "The file breaks %d rules; nothing was stored.".formatted(count),
                shown(),
                count);
    }
}
