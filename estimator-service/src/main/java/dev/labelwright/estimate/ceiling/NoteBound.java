package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.CallPlan;

/**
 * What any note of a selection can cost beside its own tokens, whatever is asked of it. With it, a ceiling is linear in
 * the notes and tokens of a patient.
 *
 * @param groups how many calls a note takes, each of which sends the note
 * @param input the most input tokens of a note's calls, beside the note
 * @param output the most output tokens of a note's calls
 * @param largestCall the most tokens of one call, beside the note
 */
public record NoteBound(int groups, long input, long output, long largestCall) {

    /** The bound of a plan where every cell is asked. */
    public static NoteBound of(CallPlan plan) {
        return new NoteBound(plan.groups(), plan.inputPerNote(), plan.outputPerNote(), plan.largestCall());
    }

    /**
     * A bound for two plans. Fewer variables make fewer calls, but the calls are put together anew: one of them may be
     * larger than any before, and a key may be longer.
     */
    public NoteBound orIfMore(NoteBound other) {
        return new NoteBound(
                Math.max(groups, other.groups),
                Math.max(input, other.input),
                Math.max(output, other.output),
                Math.max(largestCall, other.largestCall));
    }
}
