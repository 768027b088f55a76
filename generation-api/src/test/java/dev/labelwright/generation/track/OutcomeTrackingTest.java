package dev.labelwright.generation.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.usage.UsageCharge;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutcomeTrackingTest {
    private static final UUID GENERATION = new UUID(0, 1);
    private static final UUID PROJECT = new UUID(0, 2);
    private static final UUID TASK = new UUID(0, 3);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final long CEILING = 1_000;
    private static final TaskRow.Prices PRICES =
            new TaskRow.Prices(new BigDecimal("0.15"), new BigDecimal("0.075"), new BigDecimal("0.6"));
    private static final Usage USAGE = new Usage(300, 100, 50);

    @Test
    void anAnswerEndsItsTaskOnceAndSettlesItsCall() {
        // Given a task whose first dispatch is out
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 1));

        // When its answer is told twice
        tracking.accept(answered(FIRST, 1));
        tracking.accept(answered(FIRST, 1));

        // Then it is done once, paid for once, and nothing is out
        assertThat(tracking.ends()).extracting(TaskEnd::status).containsExactly("DONE");
        assertThat(ledger.done).isEqualTo(1);
        assertThat(ledger.input + ledger.output).isEqualTo(USAGE.total());
        assertThat(ledger.outstanding).isEqualTo(-1);
        assertThat(tracking.changes()).extracting(DispatchChange::state).containsExactly((DispatchRow.State) null);
    }

    @Test
    void aLateAnswerEndsTheTaskWhileTheSecondCallKeepsItsReservation() {
        // Given a task whose first dispatch was lost, and whose second is out
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(SECOND, 2));

        // When the first answers after all
        tracking.accept(answered(FIRST, 1));

        // Then the task is done; the second call stays reserved until it is heard of
        assertThat(ledger.done).isEqualTo(1);
        assertThat(ledger.input).isZero();
        assertThat(tracking.changes()).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(DispatchRow.State.ORPHANED);
            assertThat(change.reservedTokens()).isEqualTo(CEILING);
        });

        // When the second answers too, then it is paid for, and the task does not end again
        tracking.accept(answered(SECOND, 2));
        assertThat(ledger.done).isEqualTo(1);
        assertThat(ledger.outstanding).isEqualTo(-1);
        assertThat(ledger.input + ledger.output).isEqualTo(USAGE.total());
    }

    @Test
    void aLostCallIsChargedAtItsCeilingAndFollowedByAnother() {
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 1));

        tracking.accept(failed(FIRST, 1, Kind.LOST, TaskFailure.Code.LEASE_LOST, Usage.NONE));

        assertThat(ledger.unconfirmed).isEqualTo(CEILING);
        assertThat(ledger.drawn).isZero();
        assertThat(tracking.changes()).extracting(DispatchChange::state).containsExactly(DispatchRow.State.RETRY);
    }

    @Test
    void aBilledFailureDrawsOnTheRepairAllowanceAndAnUnbilledOneDoesNot() {
        GenerationLedger billed = ledger();
        tracking(billed, dispatched(FIRST, 1))
                .accept(failed(FIRST, 1, Kind.ATTEMPT_FAILED, TaskFailure.Code.MALFORMED, USAGE));
        assertThat(billed.drawn).isEqualTo(CEILING);

        GenerationLedger free = ledger();
        tracking(free, dispatched(FIRST, 1))
                .accept(failed(FIRST, 1, Kind.ATTEMPT_FAILED, TaskFailure.Code.RATE_LIMITED, Usage.NONE));
        assertThat(free.drawn).isZero();
    }

    @Test
    void givesUpAtTheLastAttemptAndWhereAnotherCallCannotHelp() {
        OutcomeTracking last = tracking(ledger(), dispatched(FIRST, 4));
        last.accept(failed(FIRST, 4, Kind.ATTEMPT_FAILED, TaskFailure.Code.MODEL_ERROR, Usage.NONE));
        OutcomeTracking refused = tracking(ledger(), dispatched(FIRST, 1));
        refused.accept(failed(FIRST, 1, Kind.ATTEMPT_FAILED, TaskFailure.Code.REFUSED, USAGE));

        assertThat(List.of(last, refused)).allSatisfy(tracking -> {
            assertThat(tracking.ends()).isEmpty();
            assertThat(tracking.changes()).singleElement().satisfies(change -> {
                assertThat(change.state()).isEqualTo(DispatchRow.State.CLOSING);
                assertThat(change.closing()).isEqualTo("GIVEN_UP");
            });
        });
    }

    @Test
    void whatAWorkerHandedBackIsAskedAgainAfterTheLastAttemptToo() {
        OutcomeTracking last = tracking(ledger(), dispatched(FIRST, 4));

        last.accept(failed(FIRST, 4, Kind.ATTEMPT_FAILED, TaskFailure.Code.NOT_STARTED, Usage.NONE));

        assertThat(last.changes()).extracting(DispatchChange::state).containsExactly(DispatchRow.State.RETRY);
    }

    @Test
    void aRepeatedOutcomeOfAFailedDispatchChangesNothing() {
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 1));
        LabelingOutcome failure = failed(FIRST, 1, Kind.ATTEMPT_FAILED, TaskFailure.Code.MALFORMED, USAGE);

        tracking.accept(failure);
        tracking.accept(failure);

        assertThat(ledger.input).isEqualTo(USAGE.input());
        assertThat(ledger.drawn).isEqualTo(CEILING);
    }

    @Test
    void anAnsweredWindowIsPaidForAndFollowedByTheNextAtOnce() {
        // Given the third attempt at a window
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 3));

        // When it is answered, and that is told twice
        tracking.accept(part(FIRST, 3));
        tracking.accept(part(FIRST, 3));

        // Then its tokens are settled once, and the next window is due, with attempts of its own
        assertThat(ledger.input + ledger.output).isEqualTo(USAGE.total());
        assertThat(tracking.ends()).isEmpty();
        assertThat(tracking.changes()).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(DispatchRow.State.RETRY);
            assertThat(change.windowIndex()).isEqualTo(2);
            assertThat(change.attempt()).isZero();
            assertThat(change.dueInMillis()).isZero();
            assertThat(change.reservedTokens()).isZero();
            assertThat(change.spentTokens()).isEqualTo(USAGE.total());
        });
    }

    @Test
    void aFailedWindowIsRepeatedAndNoOther() {
        // Given a call for the second window that is out
        DispatchRow out =
                new DispatchRow(TASK, DispatchRow.State.DISPATCHED, 1, 1, 2, FIRST, CEILING / 2, USAGE.total());
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, out);

        // When it fails, and was billed
        tracking.accept(failed(FIRST, 1, Kind.ATTEMPT_FAILED, TaskFailure.Code.MALFORMED, USAGE));

        // Then the same window is due, and what one window can use is drawn from the allowance
        assertThat(ledger.drawn).isEqualTo(CEILING / 2);
        assertThat(tracking.changes()).singleElement().satisfies(change -> {
            assertThat(change.windowIndex()).isEqualTo(2);
            assertThat(change.attempt()).isEqualTo(1);
        });
    }

    @Test
    void noFurtherWindowIsAskedOfAGenerationThatIsStopped() {
        // Given a generation that is being cancelled
        TaskFailure cancelled = new TaskFailure(TaskFailure.Code.CANCELLED, "as the test says");
        GenerationLedger ledger = new GenerationLedger(GENERATION, new Stopping("CANCELLED", cancelled), CEILING, 0);
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 1));

        // When a window is answered
        tracking.accept(part(FIRST, 1));

        // Then the task is to be closed
        assertThat(tracking.changes()).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(DispatchRow.State.CLOSING);
            assertThat(change.closing()).isEqualTo("CANCELLED");
        });
    }

    @Test
    void aTaskThatEndsBetweenItsWindowsWasAskedAllTheSame() {
        // Given a task whose first window was answered
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(FIRST, 2));
        tracking.accept(part(FIRST, 2));

        // When it is cancelled
        TaskFailure cancelled = new TaskFailure(TaskFailure.Code.CANCELLED, "as the test says");
        tracking.accept(new LabelingOutcome(
                key(FIRST, 1), Kind.CANCELLED, Kind.CANCELLED, CellOutcomes.NONE, Usage.NONE, cancelled));

        // Then it has an attempt, and what was used
        assertThat(tracking.ends()).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo("CANCELLED");
            assertThat(end.attempts()).isOne();
            assertThat(end.tokens()).isEqualTo(USAGE.total());
        });
        assertThat(ledger.outstanding).isEqualTo(-1);
    }

    /** Invariant 2 and 3: whatever is told, in whatever order, a task ends at most once and no call is paid for twice. */
    @Property(tries = 2_000)
    void noOrderOfOutcomesEndsATaskTwiceOrPaysACallTwice(@ForAll("outcomes") List<LabelingOutcome> told) {
        GenerationLedger ledger = ledger();
        OutcomeTracking tracking = tracking(ledger, dispatched(SECOND, 2));

        told.forEach(tracking::accept);

        assertThat(ledger.done + ledger.failed).isLessThanOrEqualTo(1);
        assertThat(ledger.outstanding).isEqualTo(-(ledger.done + ledger.failed));
        assertThat(tracking.ends()).hasSize(ledger.done + ledger.failed);
        assertThat(ledger.input + ledger.output + ledger.unconfirmed).isLessThanOrEqualTo(CEILING);
        assertThat(ledger.written + ledger.failedCells)
                .isEqualTo(tracking.ends().isEmpty() ? 0 : 2);
        // And what is written into the usage of the project is what the generation is charged with
        assertThat(tracking.charges().stream().mapToLong(UsageCharge::input).sum())
                .isEqualTo(ledger.input);
        assertThat(tracking.charges().stream()
                        .mapToLong(UsageCharge::cachedInput)
                        .sum())
                .isEqualTo(ledger.cachedInput);
        assertThat(tracking.charges().stream().mapToLong(UsageCharge::output).sum())
                .isEqualTo(ledger.output);
        assertThat(tracking.charges().stream()
                        .mapToLong(UsageCharge::unconfirmed)
                        .sum())
                .isEqualTo(ledger.unconfirmed);
        assertThat(tracking.charges().stream().map(UsageCharge::costMicros).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(ledger.costMicros);
        boolean closed = told.stream().anyMatch(outcome -> outcome.closedAs() != null);
        assertThat(ledger.done + ledger.failed).isEqualTo(closed ? 1 : 0);
    }

    @Provide
    Arbitrary<List<LabelingOutcome>> outcomes() {
        Arbitrary<UUID> dispatches = Arbitraries.of(FIRST, SECOND);
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.ANSWERED, Kind.PART, Kind.ATTEMPT_FAILED, Kind.LOST, Kind.GIVEN_UP);
        Arbitrary<LabelingOutcome> one = Combinators.combine(dispatches, kinds).as((dispatch, kind) -> {
            int attempt = dispatch.equals(FIRST) ? 1 : 2;
            return switch (kind) {
                case ANSWERED -> answered(dispatch, attempt);
                case PART -> part(dispatch, attempt);
                case GIVEN_UP ->
                    new LabelingOutcome(
                            key(dispatch, attempt),
                            kind,
                            kind,
                            CellOutcomes.NONE,
                            Usage.NONE,
                            new TaskFailure(TaskFailure.Code.MODEL_ERROR, "as the test says"));
                case ATTEMPT_FAILED -> failed(dispatch, attempt, kind, TaskFailure.Code.MALFORMED, USAGE);
                case LOST, CANCELLED -> failed(dispatch, attempt, Kind.LOST, TaskFailure.Code.LEASE_LOST, Usage.NONE);
            };
        });
        return one.list().ofMaxSize(12);
    }

    private static OutcomeTracking tracking(GenerationLedger ledger, DispatchRow... dispatches) {
        return new OutcomeTracking(
                List.of(new TaskRow(TASK, GENERATION, "P1", true, 1, CEILING, 2, PRICES)),
                new ArrayList<>(List.of(dispatches)),
                List.of(ledger),
                4,
                Duration.ofSeconds(1));
    }

    private static GenerationLedger ledger() {
        return new GenerationLedger(GENERATION, null, CEILING, 0);
    }

    private static DispatchRow dispatched(UUID dispatch, int attempt) {
        return new DispatchRow(TASK, DispatchRow.State.DISPATCHED, 1, attempt, 1, dispatch, CEILING, 0);
    }

    private static DispatchKey key(UUID dispatch, int attempt) {
        return new DispatchKey(TASK, 1, attempt, dispatch, GENERATION, PROJECT, "P1");
    }

    private static LabelingOutcome part(UUID dispatch, int attempt) {
        return new LabelingOutcome(key(dispatch, attempt), Kind.PART, null, CellOutcomes.NONE, USAGE, null);
    }

    private static LabelingOutcome answered(UUID dispatch, int attempt) {
        return new LabelingOutcome(
                key(dispatch, attempt), Kind.ANSWERED, Kind.ANSWERED, new CellOutcomes(2, 0, 0, 0, 0, 0), USAGE, null);
    }

    private static LabelingOutcome failed(UUID dispatch, int attempt, Kind kind, TaskFailure.Code code, Usage usage) {
        return new LabelingOutcome(
                key(dispatch, attempt),
                kind,
                null,
                CellOutcomes.NONE,
                usage,
                new TaskFailure(code, "as the test says"));
    }
}
