package dev.labelwright.generation.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.id.Ids;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One turn of one generation: under its lock, tasks that are due again and the next pending ones get a lease and a
 * reservation, as far as the generation's window and the turn have room.
 */
@ApplicationScoped
public class DispatchTurn {
    private static final String NEXT = """
            select g.id, g.project_id, g.dispatch_cursor as cursor, g.interactive, g.model, g.outstanding,
              catalog.clock() as now
            from catalog.generation g
            where g.status = 'RUNNING'
              and (select count(*) from catalog.dispatch d where d.state = 'DISPATCHED') < :outstanding
              and (g.has_pending and g.outstanding < :window
                or exists (select from catalog.dispatch d
                  where d.generation_id = g.id and d.state = 'RETRY' and d.due_at <= catalog.clock()))
            order by g.last_turn_at
            limit 1
            for no key update skip locked""";

    private static final String TASKS = """
            with due as (
              select d.task_id, d.round, d.attempt + 1 as attempt, 0 as number from catalog.dispatch d
              where d.generation_id = :generation and d.state = 'RETRY' and d.due_at <= catalog.clock()
              order by d.due_at limit :turn
            ), fresh as (
              select t.id as task_id, t.round, 1 as attempt, t.number from catalog.task t
              where t.generation_id = :generation and t.status = 'PENDING' and t.number > :cursor
              order by t.number limit greatest(:room, 0)
            ), candidate as (
              select c.*, t.stage, t.patient_id, t.note_ids, t.text_hash, t.variable_ids, t.max_output_tokens,
                t.ceiling_tokens, n.text_hash = t.text_hash as unchanged,
                sum(n.utf8_bytes) over (order by c.number, c.task_id) - n.utf8_bytes as bytes_before
              from (select * from due union all select * from fresh) c
              join catalog.task t on t.id = c.task_id
              join catalog.note n on n.project_id = :project and n.note_id = t.note_ids[1]
            )
            select c.task_id, c.round, c.attempt, c.number, c.stage, c.patient_id, c.note_ids, c.variable_ids,
              encode(c.text_hash, 'hex') as text_hash, c.max_output_tokens, c.ceiling_tokens, n.text,
              c.unchanged and not exists (select from catalog.note other
                where other.project_id = :project and other.note_id = any (c.note_ids)
                  and other.text_hash <> c.text_hash) as unchanged
            from candidate c
            join catalog.note n on n.project_id = :project and n.note_id = c.note_ids[1]
            where c.bytes_before < :turnBytes
            order by c.number, c.task_id""";

    private static final String RESERVE = """
            insert into catalog.dispatch as d (task_id, generation_id, state, round, attempt, dispatch_id, due_at,
              reserved_tokens, closing, error)
            select r.task_id, :generation, r.state, r.round, r.attempt, r.dispatch_id, r.due_at, r.reserved_tokens,
              r.closing, r.error
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, state text, round int,
              attempt int, dispatch_id uuid, due_at timestamptz, reserved_tokens bigint, closing text, error jsonb)
            on conflict (task_id) do update
            set state = excluded.state, round = excluded.round, attempt = excluded.attempt,
              dispatch_id = excluded.dispatch_id, due_at = excluded.due_at,
              reserved_tokens = excluded.reserved_tokens, closing = excluded.closing, error = excluded.error""";

    private static final String ADVANCE = """
            update catalog.generation
            set outstanding = outstanding + :fresh, dispatch_cursor = :cursor,
              has_pending = exists (select from catalog.task t
                where t.generation_id = :generation and t.status = 'PENDING' and t.number > :cursor),
              last_turn_at = catalog.clock(), version = version + 1
            where id = :generation""";

    private static final String VARIABLES = """
            select variable_id, key, definition from catalog.generation_variable where generation_id = :generation
            order by position""";

    private final DispatchConfiguration configuration;

    DispatchTurn(DispatchConfiguration configuration) {
        this.configuration = configuration;
    }

    private record Turn(
            UUID id, UUID projectId, int cursor, boolean interactive, JsonNode model, int outstanding, Instant now) {}

    private record Candidate(
            UUID taskId,
            int round,
            int attempt,
            int number,
            Stage stage,
            String patientId,
            List<String> noteIds,
            List<UUID> variableIds,
            String textHash,
            int maxOutputTokens,
            long ceilingTokens,
            String text,
            boolean unchanged) {
        boolean fresh() {
            return number > 0;
        }
    }

    private record VariableRow(UUID variableId, String key, JsonNode definition) {
        AskedVariable asked() {
            return new AskedVariable(key, EventJson.mapper().convertValue(definition, VariableDefinition.class));
        }
    }

    private record Reservation(
            UUID taskId,
            String state,
            int round,
            int attempt,
            UUID dispatchId,
            Instant dueAt,
            long reservedTokens,
            String closing,
            JsonNode error) {}

    /**
     * What a turn handed out.
     *
     * @param turned whether there was a generation with something to hand out
     * @param interactive whether somebody waits for it
     * @param tasks to be sent; each is leased and reserved once the transaction has committed
     */
    record Dispatched(boolean turned, boolean interactive, List<LabelingTask> tasks) {
        static final Dispatched NOTHING = new Dispatched(false, false, List.of());
    }

    /** Takes a turn in the transaction of a session. */
    Uni<Dispatched> take(Mutiny.Session session) {
        return Statement.query(NEXT)
                .with("outstanding", configuration.outstanding())
                .with("window", configuration.window())
                .first(session, Turn.class)
                .chain(turn -> turn == null ? Uni.createFrom().item(Dispatched.NOTHING) : take(session, turn));
    }

    private Uni<Dispatched> take(Mutiny.Session session, Turn turn) {
        int room = Math.min(configuration.turn(), configuration.window() - turn.outstanding());
        return Statement.query(TASKS)
                .with("generation", turn.id())
                .with("project", turn.projectId())
                .with("cursor", turn.cursor())
                .with("turn", configuration.turn())
                .with("room", room)
                .with("turnBytes", configuration.turnBytes())
                .list(session, Candidate.class)
                .chain(candidates -> Statement.query(VARIABLES)
                        .with("generation", turn.id())
                        .list(session, VariableRow.class)
                        .chain(variables -> reserve(session, turn, candidates, variables)));
    }

    private Uni<Dispatched> reserve(
            Mutiny.Session session, Turn turn, List<Candidate> candidates, List<VariableRow> variableRows) {
        Map<UUID, AskedVariable> variables =
                variableRows.stream().collect(Collectors.toMap(VariableRow::variableId, VariableRow::asked));
        ModelView model = EventJson.mapper().convertValue(turn.model(), ModelView.class);
        Instant leaseUntil = turn.now().plus(configuration.lease());
        List<Reservation> reservations = new ArrayList<>();
        List<LabelingTask> tasks = new ArrayList<>();
        for (Candidate candidate : candidates) {
            UUID dispatch = Ids.next();
            if (candidate.unchanged()) {
                reservations.add(new Reservation(
                        candidate.taskId(),
                        "DISPATCHED",
                        candidate.round(),
                        candidate.attempt(),
                        dispatch,
                        leaseUntil,
                        candidate.ceilingTokens(),
                        null,
                        null));
                tasks.add(task(turn, candidate, dispatch, variables, model, leaseUntil));
            } else {
                reservations.add(new Reservation(
                        candidate.taskId(),
                        "CLOSING",
                        candidate.round(),
                        candidate.attempt(),
                        dispatch,
                        turn.now(),
                        0,
                        "GIVEN_UP",
                        NoteChanged.FAILURE));
            }
        }
        List<Candidate> fresh = candidates.stream().filter(Candidate::fresh).toList();
        int cursor = fresh.isEmpty() ? turn.cursor() : fresh.getLast().number();
        return Statement.of(RESERVE)
                .with("generation", turn.id())
                .rows("rows", reservations)
                .execute(session)
                .chain(() -> Statement.of(ADVANCE)
                        .with("generation", turn.id())
                        .with("fresh", fresh.size())
                        .with("cursor", cursor)
                        .execute(session))
                .replaceWith(new Dispatched(true, turn.interactive(), tasks));
    }

    private static LabelingTask task(
            Turn turn,
            Candidate candidate,
            UUID dispatch,
            Map<UUID, AskedVariable> variables,
            ModelView model,
            Instant leaseUntil) {
        return new LabelingTask(
                new DispatchKey(
                        candidate.taskId(),
                        candidate.round(),
                        candidate.attempt(),
                        dispatch,
                        turn.id(),
                        turn.projectId(),
                        candidate.patientId()),
                candidate.stage(),
                candidate.noteIds(),
                candidate.textHash(),
                candidate.text(),
                List.of(),
                candidate.variableIds().stream().map(variables::get).toList(),
                model.access(),
                candidate.maxOutputTokens(),
                candidate.ceilingTokens(),
                leaseUntil);
    }
}
