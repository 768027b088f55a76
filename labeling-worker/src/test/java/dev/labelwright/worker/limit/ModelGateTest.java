package dev.labelwright.worker.limit;

import static dev.labelwright.worker.dispatch.Lane.BULK;
import static dev.labelwright.worker.dispatch.Lane.INTERACTIVE;
import static dev.labelwright.worker.limit.ModelGate.UNTIL_A_CALL_ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.worker.dispatch.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelGateTest {
    private static final int BULK_SLOTS = 32;
    private static final int INTERACTIVE_SLOTS = 8;
    private static final Optional<Duration> NO_WISH = Optional.empty();

    private final TestNanos clock = new TestNanos();
    private final ModelGate gate =
            new ModelGate(new ModelGate.Slots(BULK_SLOTS, INTERACTIVE_SLOTS), Duration.ofMinutes(1), clock);

    @Test
    void keepsSlotsForWhomSomebodyWaits() {
        // Given as many calls of large generations as may be out
        int bulk = startAll(BULK);

        // When
        int interactive = startAll(INTERACTIVE);

        // Then
        assertThat(bulk).isEqualTo(BULK_SLOTS);
        assertThat(interactive).isEqualTo(INTERACTIVE_SLOTS);
        assertThat(gate.waitNanos(INTERACTIVE, 1)).isEqualTo(UNTIL_A_CALL_ENDS);
    }

    @Test
    void keepsThemUnderALoweredLimitToo() {
        // Given a limit that was halved twice: 10
        halve();
        halve();

        // When
        int bulk = startAll(BULK);

        // Then
        assertThat(gate.limit()).isEqualTo(10);
        assertThat(bulk).isEqualTo(8);
        assertThat(startAll(INTERACTIVE)).isEqualTo(2);
    }

    @Test
    void goesDownOnceForCallsThatWereTurnedAwayTogether() {
        // Given
        List<Long> starts = starts(BULK_SLOTS);
        clock.pass(Duration.ofMillis(50));

        // When
        starts.forEach(started -> gate.tooMuch(BULK, started, NO_WISH));

        // Then
        assertThat(gate.limit()).isEqualTo(20);
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void neverGoesBelowOne() {
        for (int i = 0; i < 20; i++) {
            halve();
        }
        assertThat(gate.limit()).isEqualTo(1);
        assertThat(gate.waitNanos(BULK, 1)).isZero();
    }

    @Test
    void goesUpByOneForEachRoundThatWentWell() {
        // Given a limit of 5
        halve();
        halve();
        halve();
        assertThat(gate.limit()).isEqualTo(5);

        // When two rounds go well
        for (int i = 0; i < 5 + 6; i++) {
            round();
        }

        // Then
        assertThat(gate.limit()).isEqualTo(7);
    }

    @Test
    void leavesTheEndpointAloneAsLongAsItWishes() {
        // Given
        long started = gate.start(BULK, 1);
        long other = gate.start(BULK, 1);

        // When two calls are told different things
        gate.tooMuch(BULK, started, Optional.of(Duration.ofSeconds(20)));
        gate.tooMuch(BULK, other, Optional.of(Duration.ofSeconds(5)));

        // Then the longer wish holds, for both lanes
        assertThat(gate.waitNanos(INTERACTIVE, 1))
                .isEqualTo(Duration.ofSeconds(20).toNanos());
        clock.pass(Duration.ofSeconds(20));
        assertThat(gate.waitNanos(BULK, 1)).isZero();
    }

    @Test
    void doesNotStandStillForAnAbsurdWish() {
        gate.tooMuch(BULK, gate.start(BULK, 1), Optional.of(Duration.ofDays(10_000)));

        assertThat(gate.waitNanos(BULK, 1)).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 60, 600, 5_000})
    void makesNoMoreRequestsInAnyMinuteThanAreAllowed(int perMinute) {
        // Given
        gate.allow(new MinuteLimits(Optional.of((long) perMinute), Optional.empty()));

        // When calls are made as soon as they may, for five minutes
        List<Long> starts = callsOf(1, Duration.ofMinutes(5));

        // Then
        assertThat(most(starts, 1)).isBetween(1L, (long) perMinute);
        assertThat(starts.size()).isGreaterThanOrEqualTo((int) (Math.max(1, perMinute * 0.9 - 1) * 5 - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 900})
    void usesNoMoreTokensInAnyMinuteThanAreAllowed(int each) {
        // Given
        gate.allow(new MinuteLimits(Optional.empty(), Optional.of(10_000L)));

        // When
        List<Long> starts = callsOf(each, Duration.ofMinutes(5));

        // Then
        assertThat(most(starts, each)).isLessThanOrEqualTo(10_000L);
        assertThat((long) starts.size() * each).isGreaterThan(40_000);
    }

    @Test
    void letsACallPassThatIsLargerThanItsMinute() {
        // Given
        gate.allow(new MinuteLimits(Optional.empty(), Optional.of(1_000L)));

        // When
        gate.leave(startedAfter(gate.waitNanos(BULK, 5_000), 5_000));

        // Then what follows waits until that is made up for
        assertThat(Duration.ofNanos(gate.waitNanos(BULK, 1))).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void countsWhatWasUsedAndNotWhatMightHaveBeen() {
        // Given a call that took the minute's tokens, and used few
        gate.allow(new MinuteLimits(Optional.empty(), Optional.of(1_000L)));
        gate.leave(startedAfter(0, 1_000));

        // When
        gate.giveBack(950);

        // Then
        assertThat(gate.waitNanos(BULK, 50)).isZero();
    }

    private Lane startedAfter(long wait, long tokens) {
        clock.passNanos(wait);
        gate.start(BULK, tokens);
        return BULK;
    }

    private List<Long> callsOf(int tokens, Duration time) {
        List<Long> starts = new ArrayList<>();
        long end = clock.getAsLong() + time.toNanos();
        while (true) {
            clock.passNanos(gate.waitNanos(BULK, tokens));
            if (clock.getAsLong() >= end) {
                return starts;
            }
            starts.add(gate.start(BULK, tokens));
            gate.leave(BULK);
        }
    }

    /** The most of any minute. */
    private static long most(List<Long> starts, long each) {
        Deque<Long> minute = new ArrayDeque<>();
        long most = 0;
        for (long start : starts) {
            minute.add(start);
            while (minute.getFirst() <= start - Duration.ofMinutes(1).toNanos()) {
                minute.removeFirst();
            }
            most = Math.max(most, minute.size() * each);
        }
        return most;
    }

    private void halve() {
        clock.pass(Duration.ofMillis(1));
        gate.tooMuch(BULK, gate.start(BULK, 1), NO_WISH);
    }

    /** One call, with all the others that may be out at that time. */
    private void round() {
        clock.pass(Duration.ofMillis(1));
        List<Long> starts = starts(gate.limit() / 2 + 1);
        clock.pass(Duration.ofMillis(1));
        gate.well(BULK, starts.getFirst());
        starts.stream().skip(1).forEach(other -> gate.leave(BULK));
    }

    private List<Long> starts(int count) {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(gate.start(BULK, 1));
        }
        return starts;
    }

    private int startAll(Lane lane) {
        int count = 0;
        while (gate.waitNanos(lane, 1) == 0) {
            gate.start(lane, 1);
            count++;
        }
        return count;
    }
}
