package dev.labelwright.generation.track;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.usage.UsageCharge;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules by which outcomes end tasks, settle reservations and call for another dispatch. Plain: rows in, changes out;
 * the rows are locked by the caller. Telling an outcome twice changes nothing the second time.
 *
 * <ul>
 *   <li>An outcome settles its own dispatch's reservation once: by what was used, or, where that is not known, by the
 *       whole of it as unconfirmed.
 *   <li>Only an outcome that closes the round ends the task.
 *   <li>A window of a long note that is answered is followed by the next at once.
 *   <li>A model that does not accept the key, or that is not to be connected to, stops the generation.
 *   <li>A failed dispatch is followed by another while that may help, attempts are left, and, where it was billed, the
 *       repair allowance has room; else the task is to be closed. One that a worker handed back without a call is no
 *       attempt.
 * </ul>
 */
final class OutcomeTracking {
    private final Map<UUID, TaskRow> tasks = new HashMap<>();
    private final Map<UUID, DispatchRow> dispatches = new HashMap<>();
    private final Map<UUID, GenerationLedger> ledgers = new HashMap<>();
    private final Map<UUID, TaskEnd> ends = new LinkedHashMap<>();
    private final Map<UUID, DispatchChange> changes = new LinkedHashMap<>();
    private final List<UsageCharge> charges = new ArrayList<>();
    private final int maxAttempts;
    private final Duration backoff;

    /**
     * Tracking over locked rows.
     *
     * @param maxAttempts the most dispatches of a task in one round
     * @param backoff the wait before the second dispatch; doubles with each further one
     */
    OutcomeTracking(
            List<TaskRow> tasks,
            List<DispatchRow> dispatches,
            List<GenerationLedger> ledgers,
            int maxAttempts,
            Duration backoff) {
        tasks.forEach(task -> this.tasks.put(task.id(), task));
        dispatches.forEach(dispatch -> this.dispatches.put(dispatch.taskId(), dispatch));
        ledgers.forEach(ledger -> this.ledgers.put(ledger.id, ledger));
        this.maxAttempts = maxAttempts;
        this.backoff = backoff;
    }

    /** Takes an outcome in; one of a task that is not known changes nothing. */
    void accept(LabelingOutcome outcome) {
        TaskRow task = tasks.get(outcome.key().taskId());
        if (task == null) {
            return;
        }
        GenerationLedger ledger = ledgers.get(task.generationId());
        DispatchRow dispatch = dispatches.get(task.id());
        boolean settles = dispatch != null && dispatch.awaits(outcome.key().dispatchId());
        long spent = 0;
        if (settles) {
            settle(outcome, task, dispatch, ledger);
            spent = dispatch.spentTokens() + outcome.usage().total();
        } else if (dispatch != null) {
            spent = dispatch.spentTokens();
        }
        boolean ends = outcome.closedAs() != null
                && task.open()
                && task.round() == outcome.key().round();
        if (ends) {
            end(outcome, task, dispatch, ledger, spent);
            afterEnd(dispatch, settles, ledger);
        } else if (settles && (dispatch.state() == DispatchRow.State.ORPHANED || !task.open())) {
            delete(dispatch);
        } else if (settles) {
            decide(outcome, dispatch, ledger, spent);
        }
    }

    List<TaskEnd> ends() {
        return List.copyOf(ends.values());
    }

    List<DispatchChange> changes() {
        return List.copyOf(changes.values());
    }

    /** What the generations are charged with, dispatch by dispatch. */
    List<UsageCharge> charges() {
        return List.copyOf(charges);
    }

    /** Whether a task is to be closed or dispatched again, so that somebody should look soon. */
    boolean callsForMore() {
        return changes.values().stream()
                .anyMatch(change -> change.state() == DispatchRow.State.CLOSING || change.state() == null);
    }

    private void settle(LabelingOutcome outcome, TaskRow task, DispatchRow dispatch, GenerationLedger ledger) {
        if (outcome.kind() == LabelingResult.Kind.LOST) {
            ledger.unconfirmed += dispatch.reservedTokens();
            charges.add(UsageCharge.lost(task.id(), dispatch.reservedTokens()));
        } else {
            Usage usage = outcome.usage();
            ledger.input += usage.input();
            ledger.cachedInput += usage.cachedInput();
            ledger.output += usage.output();
            BigDecimal cost =
                    task.prices() == null ? BigDecimal.ZERO : task.prices().micros(usage);
            ledger.costMicros = ledger.costMicros.add(cost);
            charges.add(new UsageCharge(task.id(), usage.input(), usage.cachedInput(), usage.output(), 0, cost));
        }
    }

    private void end(LabelingOutcome outcome, TaskRow task, DispatchRow dispatch, GenerationLedger ledger, long spent) {
        String status =
                switch (outcome.closedAs()) {
                    case ANSWERED -> {
                        count(ledger, outcome.cells());
                        ledger.done++;
                        yield "DONE";
                    }
                    case GIVEN_UP -> {
                        ledger.failed++;
                        ledger.failedCells += task.cells();
                        yield "FAILED";
                    }
                    case CANCELLED -> {
                        ledger.cancelled++;
                        ledger.cancelledCells += task.cells();
                        yield "CANCELLED";
                    }
                    case PART, ATTEMPT_FAILED, LOST ->
                        throw new IllegalArgumentException(outcome.closedAs() + " closes no round");
                };
        JsonNode error = outcome.failure() == null ? null : EventJson.mapper().valueToTree(outcome.failure());
        // A task whose next window was not asked yet was asked all the same.
        int attempts = dispatch == null ? outcome.key().attempt() : Math.max(dispatch.attempt(), 1);
        ends.put(
                task.id(),
                new TaskEnd(
                        task.id(),
                        task.generationId(),
                        task.patientId(),
                        status,
                        attempts,
                        spent,
                        status.equals("DONE") ? null : error));
        tasks.put(task.id(), task.ended());
    }

    private static void count(GenerationLedger ledger, CellOutcomes cells) {
        ledger.written += cells.written();
        ledger.unchanged += cells.unchanged();
        ledger.protectedCells += cells.protectedCells();
        ledger.superseded += cells.superseded();
        ledger.belowThreshold += cells.belowThreshold();
        ledger.empty += cells.empty();
    }

    private void afterEnd(DispatchRow dispatch, boolean settled, GenerationLedger ledger) {
        if (dispatch == null) {
            return;
        }
        ledger.outstanding--;
        if (dispatch.state() == DispatchRow.State.DISPATCHED && !settled) {
            // Another call of the ended task is out; its reservation stays until it is heard of.
            DispatchRow orphan = dispatch.withState(DispatchRow.State.ORPHANED);
            dispatches.put(orphan.taskId(), orphan);
            changes.put(
                    orphan.taskId(),
                    new DispatchChange(
                            orphan.taskId(),
                            DispatchRow.State.ORPHANED,
                            orphan.attempt(),
                            orphan.windowIndex(),
                            -1,
                            orphan.reservedTokens(),
                            orphan.spentTokens(),
                            null,
                            null));
        } else {
            delete(dispatch);
        }
    }

    private void decide(LabelingOutcome outcome, DispatchRow dispatch, GenerationLedger ledger, long spent) {
        TaskFailure failure = outcome.failure();
        if (outcome.kind() == LabelingResult.Kind.PART) {
            ledger.stopping()
                    .ifPresentOrElse(
                            stopping -> change(dispatch.closing(spent), 0, stopping.closing(), stopping.failure()),
                            () -> change(dispatch.nextWindow(spent), 0, null, null));
            return;
        }
        if (failure.code().stopsGeneration()) {
            // Every other task would meet the same refusal.
            ledger.stop = failure;
        }
        Optional<Stopping> stopping = ledger.stopping();
        if (stopping.isPresent()) {
            change(
                    dispatch.closing(spent),
                    0,
                    stopping.get().closing(),
                    stopping.get().failure());
            return;
        }
        if (failure.code().retryable() && (dispatch.attempt() < maxAttempts || notStarted(failure))) {
            boolean billed = outcome.usage().total() > 0;
            if (!billed || ledger.drawRepair(dispatch.reservedTokens())) {
                DispatchRow retry = dispatch.retrying(spent);
                long wait = backoff.toMillis() << Math.min(dispatch.attempt() - 1, 6);
                change(retry, wait, null, failure);
                return;
            }
            failure = new TaskFailure(
                    TaskFailure.Code.REPAIR_ALLOWANCE_SPENT,
                    "no further call within the generation's ceiling; the last one: " + failure.message());
        }
        change(dispatch.closing(spent), 0, LabelingResult.Kind.GIVEN_UP.name(), failure);
    }

    /** Not an attempt at all: the next dispatch has the same number. */
    private static boolean notStarted(TaskFailure failure) {
        return failure.code() == TaskFailure.Code.NOT_STARTED;
    }

    private void change(DispatchRow row, long dueInMillis, String closing, TaskFailure failure) {
        dispatches.put(row.taskId(), row);
        changes.put(
                row.taskId(),
                new DispatchChange(
                        row.taskId(),
                        row.state(),
                        row.attempt(),
                        row.windowIndex(),
                        dueInMillis,
                        0,
                        row.spentTokens(),
                        closing,
                        failure == null ? null : EventJson.mapper().valueToTree(failure)));
    }

    private void delete(DispatchRow dispatch) {
        dispatches.remove(dispatch.taskId());
        changes.put(dispatch.taskId(), new DispatchChange(dispatch.taskId(), null, 0, 1, 0, 0, 0, null, null));
    }
}
