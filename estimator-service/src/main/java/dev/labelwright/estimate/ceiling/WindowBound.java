package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.NoteWindows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What windows beyond the first add where a note is longer than a model's, for each token of the note: a window brings at
 * least {@link NoteWindows#progress} tokens, so that is linear in the note.
 *
 * @param room a note of at most so many tokens is sent whole with every call
 * @param calls more calls
 * @param input more input tokens, the overlaps included
 * @param output more output tokens
 * @param price of these, times a million
 */
public record WindowBound(long room, BigDecimal calls, BigDecimal input, BigDecimal output, BigDecimal price) {
    private static final MathContext UP = new MathContext(30, RoundingMode.CEILING);

    /** The bound of the calls of a group, whatever of its variables they ask: fewer leave more room. */
    static WindowBound of(ModelCall call) {
        long room = Math.max(call.window() - call.input() - call.output(), NoteWindows.SMALLEST_ROOM);
        BigDecimal progress = BigDecimal.valueOf(NoteWindows.progress(room));
        long input = call.input() + NoteWindows.LONGEST_OVERLAP + 2 * NoteWindows.MARGIN;
        return new WindowBound(
                room,
                BigDecimal.ONE.divide(progress, UP),
                BigDecimal.valueOf(input).divide(progress, UP),
                BigDecimal.valueOf(call.output()).divide(progress, UP),
                call.prices().of(input, call.output()).divide(progress, UP));
    }

    WindowBound plus(WindowBound other) {
        return new WindowBound(
                Math.min(room, other.room),
                calls.add(other.calls),
                input.add(other.input),
                output.add(other.output),
                price.add(other.price));
    }

    /** A bound for both. */
    WindowBound orIfMore(WindowBound other) {
        return new WindowBound(
                Math.min(room, other.room),
                calls.max(other.calls),
                input.max(other.input),
                output.max(other.output),
                price.max(other.price));
    }
}
