package dev.labelwright.prompt;

import dev.labelwright.event.Candidate;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The candidates of a task of a later stage, one a line: the user's message of such a prompt. */
public final class CandidateLines {
    /** The most candidates of one variable. */
    public static final int MAX_CANDIDATES = 200;

    /** The least confident first; of equal ones the earliest. */
    private static final Comparator<Placed> LEAST_CONFIDENT = Comparator.<Placed>comparingDouble(
                    placed -> placed.candidate().confidence())
            .thenComparingInt(Placed::place);

    private record Placed(int place, Candidate candidate) {}

    private CandidateLines() {}

    /**
     * The candidates that a prompt has room for: of each variable the {@link #MAX_CANDIDATES} most confident, and of
     * those as many as fit, the least confident left out first, of equally confident ones the earliest. Each has as
     * much of its text as a line has room for.
     *
     * @param candidates in the order of the prompt; their keys do not matter
     * @param tokens the most tokens of the whole message
     * @return in the same order, with the keys {@code c1}, {@code c2}, …; empty where there is no room for one
     */
    public static List<Candidate> fit(List<Candidate> candidates, long tokens, Tokenizer tokenizer) {
        String widest = "c" + candidates.size();
        List<Placed> mostConfidentFirst = IntStream.range(0, candidates.size())
                .mapToObj(place -> new Placed(place, candidates.get(place)))
                .sorted(LEAST_CONFIDENT.reversed())
                .toList();
        Map<String, Integer> ofVariable = new HashMap<>();
        List<Placed> chosen = new ArrayList<>();
        long taken = 0;
        for (Placed placed : mostConfidentFirst) {
            if (ofVariable.merge(placed.candidate().variable(), 1, Integer::sum) > MAX_CANDIDATES) {
                continue;
            }
            Candidate cut = CandidateLine.cut(withKey(placed.candidate(), widest), tokenizer);
            int needed = TokenCounter.count(tokenizer, CandidateLine.render(cut, tokenizer));
            if (taken + needed > tokens) {
                break;
            }
            taken += needed;
            chosen.add(new Placed(placed.place(), cut));
        }
        chosen.sort(Comparator.comparingInt(Placed::place));
        return IntStream.range(0, chosen.size())
                .mapToObj(index -> withKey(chosen.get(index).candidate(), "c" + (index + 1)))
                .toList();
    }

    /** The message; every line ends with a line break, so that its tokens are the sum of its lines' tokens. */
    static String message(List<Candidate> candidates, Tokenizer tokenizer) {
        return candidates.stream()
                .map(candidate -> CandidateLine.render(candidate, tokenizer))
                .collect(Collectors.joining());
    }

    private static Candidate withKey(Candidate candidate, String key) {
        return new Candidate(
                key,
                candidate.variable(),
                candidate.value(),
                candidate.confidence(),
                candidate.date(),
                candidate.noteId(),
                candidate.evidence());
    }
}
