package dev.labelwright.worker.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where a text comes closest to a wanted one: the fewest characters changed, left out or put in (Sellers), looking
 * only at rows that can still succeed (Ukkonen), and giving up beyond a fixed amount of work.
 */
final class NearMatch {
    /** About a tenth of a second. */
    private static final long MOST_WORK = 20_000_000;

    private final int[] wanted;
    private final int most;
    private final int[] costs;
    private final int[] starts;
    private int lastRow;
    private int bestCost;
    private int bestStart;
    private int bestEnd;

    private NearMatch(int[] wanted, int most) {
        this.wanted = wanted;
        this.most = most;
        this.costs = new int[wanted.length + 1];
        this.starts = new int[wanted.length + 1];
        this.bestCost = most + 1;
        Arrays.setAll(costs, row -> row);
        this.lastRow = Math.min(most, wanted.length);
    }

    /**
     * A part of a text.
     *
     * @param start of the first code point
     * @param end behind the last
     */
    record Part(int start, int end) {}

    /**
     * The first of the closest parts.
     *
     * @param most how many differences there may be
     */
    static Optional<Part> find(int[] text, int[] wanted, int most) {
        NearMatch match = new NearMatch(wanted, most);
        long work = 0;
        for (int i = 0; i < text.length; i++) {
            work += match.lastRow + 1;
            if (work > MOST_WORK) {
                return Optional.empty();
            }
            match.next(text[i], i);
        }
        return match.bestCost <= most && match.bestEnd > match.bestStart
                ? Optional.of(new Part(match.bestStart, match.bestEnd))
                : Optional.empty();
    }

    private void next(int codePoint, int place) {
        int diagonalCost = 0;
        int diagonalStart = place;
        starts[0] = place + 1;
        int rows = Math.min(lastRow + 1, wanted.length);
        for (int row = 1; row <= rows; row++) {
            int left = costs[row];
            int leftStart = starts[row];
            int cost = diagonalCost + (wanted[row - 1] == codePoint ? 0 : 1);
            int start = diagonalStart;
            if (left + 1 < cost) {
                cost = left + 1;
                start = leftStart;
            }
            if (costs[row - 1] + 1 < cost) {
                cost = costs[row - 1] + 1;
                start = starts[row - 1];
            }
            diagonalCost = left;
            diagonalStart = leftStart;
            costs[row] = cost;
            starts[row] = start;
        }
        if (rows < wanted.length) {
            // The row that the next one begins with; those below are too far away.
            costs[rows + 1] = most + 1;
        }
        lastRow = rows;
        while (costs[lastRow] > most) {
            lastRow--;
        }
        if (lastRow == wanted.length && costs[lastRow] < bestCost) {
            bestCost = costs[lastRow];
            bestStart = starts[lastRow];
            bestEnd = place + 1;
        }
    }
}
