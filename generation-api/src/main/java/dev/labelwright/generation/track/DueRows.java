package dev.labelwright.generation.track;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.generation.dispatch.DispatchConfiguration;
import dev.labelwright.sql.Statement;
import dev.labelwright.usage.UsageCharge;
import dev.labelwright.usage.UsageLedger;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of {@code catalog.dispatch} whose time has come: leases that ran out, tasks given up, calls never heard of. */
final class DueRows {
    /** So many at a time. */
    static final int MOST = 500;

    /** A window that was not asked yet has no attempt; its task ends with what was said of those before. */
    private static final String CLAIM = """
            with due as (
              select d.task_id from catalog.dispatch d
              where d.state = 'CLOSING' and d.due_at <= catalog.clock()
                or d.state = 'DISPATCHED' and d.due_at <= catalog.clock() - :graceMillis * interval '1 millisecond'
              order by d.due_at limit :most for update skip locked
            ), told as (
              update catalog.dispatch d set due_at = catalog.clock() + interval '10 seconds'
              from due where d.task_id = due.task_id
              returning d.task_id, d.round, greatest(d.attempt, 1) as attempt, d.dispatch_id, d.generation_id, d.state, d.closing, d.error
            )
            select cast(to_json(r) as text) from (
              select told.*, t.patient_id, g.project_id from told
              join catalog.task t on t.id = told.task_id join catalog.generation g on g.id = told.generation_id
            ) r""";

    private static final String ORPHANS = """
            select distinct d.generation_id as id from catalog.dispatch d
            where d.state = 'ORPHANED' and d.due_at <= catalog.clock() - :graceMillis * interval '1 millisecond'
            order by d.generation_id limit :most""";
    private static final String SETTLE = """
            with locked as (
              select g.id from catalog.generation g where g.id = :generation for no key update
            ), orphaned as (
              delete from catalog.dispatch d using locked
              where d.generation_id = locked.id and d.state = 'ORPHANED'
                and d.due_at <= catalog.clock() - :graceMillis * interval '1 millisecond'
              returning d.task_id, d.reserved_tokens
            ), charged as (
              update catalog.generation g
              set tokens_unconfirmed = g.tokens_unconfirmed + o.tokens, version = g.version + 1
              from (select coalesce(sum(reserved_tokens), 0) as tokens from orphaned) o
              where g.id = :generation and o.tokens > 0
            )
            select cast(to_json(orphaned) as text) from orphaned""";

    /** Nothing is freed, but who waits for what is out may now have nothing left to wait for. */
    private static final String LOOK_ANEW = """
            update catalog.generation g set waits_for_tokens = false
            where g.waits_for_tokens
              and g.project_id = (select o.project_id from catalog.generation o where o.id = :generation)""";

    private final DispatchConfiguration configuration;

    DueRows(DispatchConfiguration configuration) {
        this.configuration = configuration;
    }

    private record Due(
            UUID taskId,
            int round,
            int attempt,
            UUID dispatchId,
            UUID generationId,
            UUID projectId,
            String patientId,
            DispatchRow.State state,
            LabelingResult.Kind closing,
            JsonNode error) {

        LabelingResult result() {
            DispatchKey key = new DispatchKey(taskId, round, attempt, dispatchId, generationId, projectId, patientId);
            boolean lost = state == DispatchRow.State.DISPATCHED;
            TaskFailure failure = lost
                    ? new TaskFailure(TaskFailure.Code.LEASE_LOST, "no result was heard within the lease")
                    : EventJson.mapper().convertValue(error, TaskFailure.class);
            return new LabelingResult(
                    key,
                    lost ? LabelingResult.Kind.LOST : closing,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    Usage.NONE,
                    null,
                    failure);
        }
    }

    private record Generation(UUID id) {}

    private record Orphan(UUID taskId, long reservedTokens) {
        UsageCharge charge() {
            return UsageCharge.lost(taskId, reservedTokens);
        }
    }

    /** The results that are to be told now, in the transaction of a session; they are due again if nothing follows. */
    Uni<List<LabelingResult>> due(Mutiny.Session session) {
        return Statement.of(CLAIM)
                .with("graceMillis", configuration.grace().toMillis())
                .with("most", MOST)
                .list(session, Due.class)
                .map(due -> due.stream().map(Due::result).toList());
    }

    /** The generations that have calls of ended tasks that were not heard of in time. */
    Uni<List<UUID>> orphaned(Mutiny.Session session) {
        return Statement.query(ORPHANS)
                .with("graceMillis", configuration.grace().toMillis())
                .with("most", MOST)
                .list(session, Generation.class)
                .map(generations -> generations.stream().map(Generation::id).toList());
    }

    /** Charges the calls of ended tasks that were not heard of in time, in the transaction of a session. */
    Uni<Void> settle(Mutiny.Session session, UUID generation) {
        return Statement.of(SETTLE)
                .with("generation", generation)
                .with("graceMillis", configuration.grace().toMillis())
                .list(session, Orphan.class)
                .call(() ->
                        Statement.of(LOOK_ANEW).with("generation", generation).execute(session))
                .chain(orphans -> UsageLedger.add(
                        session, orphans.stream().map(Orphan::charge).toList()));
    }
}
