package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What any note of a selection can cost, whatever is asked of it. With it, a ceiling is linear in the notes and tokens
 * of a patient.
 *
 * @param calls how many calls a note takes
 * @param input the most input tokens of a note's calls, beside the note
 * @param output the most output tokens of a note's calls
 * @param price of these tokens, times a million
 * @param sent the calls that send the note, by the tokenizer that counts it
 */
public record NoteBound(long calls, long input, long output, BigDecimal price, Map<Tokenizer, Sent> sent) {
    private static final NoteBound NONE = new NoteBound(0, 0, 0, BigDecimal.ZERO, Map.of());

    /**
     * What a note's own tokens cost, by one tokenizer.
     *
     * @param calls how many calls send the note
     * @param largestCall the most tokens of one of them, beside the note
     * @param price of sending one token with each of them, times a million
     * @param windows what they add where a note is split
     */
    public record Sent(long calls, long largestCall, BigDecimal price, WindowBound windows) {
        Sent plus(Sent other) {
            return new Sent(
                    calls + other.calls,
                    Math.max(largestCall, other.largestCall),
                    price.add(other.price),
                    windows.plus(other.windows));
        }

        Sent orIfMore(Sent other) {
            return new Sent(
                    Math.max(calls, other.calls),
                    Math.max(largestCall, other.largestCall),
                    price.max(other.price),
                    windows.orIfMore(other.windows));
        }
    }

    public NoteBound {
        sent = Map.copyOf(sent);
    }

    /** The bound of a plan where every cell is asked. */
    static NoteBound of(CallPlan plan, Function<PlannedCall, Prices> prices) {
        return ModelCall.of(plan, prices)
                .filter(ModelCall::ofNote)
                .map(NoteBound::of)
                .reduce(NONE, NoteBound::plus);
    }

    private static NoteBound of(ModelCall call) {
        return new NoteBound(
                1,
                call.input(),
                call.output(),
                call.prices().of(call.input(), call.output()),
                Map.of(
                        call.tokenizer(),
                        new Sent(1, call.input() + call.output(), call.prices().input(), WindowBound.of(call))));
    }

    private NoteBound plus(NoteBound other) {
        Map<Tokenizer, Sent> both = copy(sent);
        other.sent.forEach((tokenizer, more) -> both.merge(tokenizer, more, Sent::plus));
        return new NoteBound(
                calls + other.calls, input + other.input, output + other.output, price.add(other.price), both);
    }

    /**
     * A bound for two plans. Fewer variables make fewer calls, but the calls are put together anew: one of them may be
     * larger than any before, and a key may be longer.
     */
    NoteBound orIfMore(NoteBound other) {
        Map<Tokenizer, Sent> either = copy(sent);
        other.sent.forEach((tokenizer, more) -> either.merge(tokenizer, more, Sent::orIfMore));
        return new NoteBound(
                Math.max(calls, other.calls),
                Math.max(input, other.input),
                Math.max(output, other.output),
                price.max(other.price),
                either);
    }

    private static Map<Tokenizer, Sent> copy(Map<Tokenizer, Sent> sent) {
        Map<Tokenizer, Sent> copy = new EnumMap<>(Tokenizer.class);
        copy.putAll(sent);
        return copy;
    }
}
