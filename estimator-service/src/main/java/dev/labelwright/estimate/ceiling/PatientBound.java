package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CandidateBound;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.prompt.PlannedCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the calls about a patient as a whole can cost, whatever is asked of it, by the number of its notes.
 *
 * @param notes how many notes the patient has; of {@link #MOST_NOTES} or more where it is that
 * @param calls how many calls it takes
 * @param input the most input tokens of these calls, candidates included
 * @param output the most output tokens of these calls
 * @param largestCall the most tokens of one of them
 * @param price of these tokens, times a million
 */
public record PatientBound(int notes, long calls, long input, long output, long largestCall, BigDecimal price) {
    /** More notes give no more candidates. */
    static final int MOST_NOTES = CandidateLines.MAX_CANDIDATES;

    /** The bounds of a plan, from no note to {@link #MOST_NOTES}. */
    static List<PatientBound> of(CallPlan plan, Function<PlannedCall, Prices> prices) {
        List<ModelCall> calls =
                ModelCall.of(plan, prices).filter(call -> !call.ofNote()).toList();
        return IntStream.rangeClosed(0, MOST_NOTES)
                .mapToObj(notes -> calls.stream()
                        .map(call -> of(call, notes))
                        .reduce(new PatientBound(notes, 0, 0, 0, 0, BigDecimal.ZERO), PatientBound::plus))
                .toList();
    }

    private static PatientBound of(ModelCall call, int notes) {
        long input = Math.min(call.input() + candidates(call.call().candidates(), notes), call.window());
        long output = Math.min(call.output(), call.window());
        return new PatientBound(
                notes,
                1,
                input,
                output,
                Math.min(input + output, call.window()),
                call.prices().of(input, output));
    }

    private static long candidates(CandidateBound bound, int notes) {
        return bound.fixed()
                + bound.onePerNote() * Math.min(notes, CandidateLines.MAX_CANDIDATES)
                + bound.manyPerNote() * Math.min(notes * AnswerSchema.MAX_ITEMS, CandidateLines.MAX_CANDIDATES);
    }

    private PatientBound plus(PatientBound other) {
        return new PatientBound(
                notes,
                calls + other.calls,
                input + other.input,
                output + other.output,
                Math.max(largestCall, other.largestCall),
                price.add(other.price));
    }

    /** A bound for two plans, for the same number of notes. */
    PatientBound orIfMore(PatientBound other) {
        return new PatientBound(
                notes,
                Math.max(calls, other.calls),
                Math.max(input, other.input),
                Math.max(output, other.output),
                Math.max(largestCall, other.largestCall),
                price.max(other.price));
    }
}
