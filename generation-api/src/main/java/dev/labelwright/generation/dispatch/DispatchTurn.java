package dev.labelwright.generation.dispatch;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.ontology.Stage;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One turn of one generation: under its lock, tasks that are due again, those whose step was released and the next
 * pending ones get a lease and a reservation, as far as the window, the turn and the budget have room.
 */
@ApplicationScoped
public class DispatchTurn {
    private static final String RESERVE = """
            insert into catalog.dispatch as d (task_id, generation_id, state, round, attempt, window_index,
              dispatch_id, due_at, reserved_tokens, closing, error)
            select r.task_id, :generation, r.state, r.round, r.attempt, r.window_index, r.dispatch_id, r.due_at,
              r.reserved_tokens, r.closing, r.error
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, state text, round int,
              attempt int, window_index int, dispatch_id uuid, due_at timestamptz, reserved_tokens bigint, closing text, error jsonb)
            on conflict (task_id) do update
            set state = excluded.state, round = excluded.round, attempt = excluded.attempt,
              window_index = excluded.window_index,
              dispatch_id = excluded.dispatch_id, due_at = excluded.due_at,
              reserved_tokens = excluded.reserved_tokens, closing = excluded.closing, error = excluded.error""";

    private static final String ADVANCE = """
            update catalog.generation
            set outstanding = outstanding + :fresh, dispatch_cursor = :cursor,
              has_pending = exists (select from catalog.task t
                where t.generation_id = :generation and t.status = 'PENDING' and t.number > :cursor),
              last_turn_at = catalog.clock(), waits_for_tokens = false, version = version + 1
            where id = :generation""";

    private static final String WAIT_FOR_TOKENS = """
            update catalog.generation set waits_for_tokens = true where id = :generation""";

    private static final String EXHAUSTED = """
            update catalog.generation
            set status = 'BUDGET_EXHAUSTED', version = version + 1,
              error = jsonb_build_object('code', cast(:code as text), 'message', cast(:message as text))
            where id = :generation""";

    private final DispatchConfiguration configuration;
    private final LongNotes longNotes = new LongNotes();

    DispatchTurn(DispatchConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * What a turn handed out; all of it is leased and reserved once the transaction has committed.
     *
     * @param turned whether there was a generation with something to hand out
     * @param interactive whether somebody waits for it
     * @param tasks to be sent to workers
     * @param results that need no worker
     */
    record Dispatched(boolean turned, boolean interactive, List<LabelingTask> tasks, List<LabelingResult> results) {
        static final Dispatched NOTHING = new Dispatched(false, false, List.of(), List.of());
    }

    /** Takes a turn in the transaction of a session. */
    Uni<Dispatched> take(Mutiny.Session session) {
        return TurnRows.next(session, configuration)
                .chain(turn -> turn == null ? Uni.createFrom().item(Dispatched.NOTHING) : take(session, turn));
    }

    private Uni<Dispatched> take(Mutiny.Session session, TurnRows.Turn turn) {
        return TurnRows.candidates(session, turn, configuration).chain(candidates -> TurnRows.calls(session, turn.id())
                .chain(calls -> values(session, turn, candidates, calls).chain(values -> longNotes
                        .split(candidates, calls)
                        .chain(windows -> TokenRoom.of(session, turn).chain(room -> {
                            Handout handout = new Handout(turn, calls, values, windows, room, configuration.lease());
                            handout.take(candidates);
                            return write(session, turn, handout, room);
                        })))));
    }

    private static Uni<Map<UUID, List<PatientValues.Value>>> values(
            Mutiny.Session session, TurnRows.Turn turn, List<TurnRows.Candidate> candidates, TurnRows.Calls calls) {
        List<TurnRows.Candidate> ofPatients = candidates.stream()
                .filter(candidate -> candidate.stage() != Stage.NOTE_LABELS)
                .toList();
        return PatientValues.of(session, turn, ofPatients, calls);
    }

    private static Uni<Dispatched> write(Mutiny.Session session, TurnRows.Turn turn, Handout handout, TokenRoom room) {
        return reserve(session, turn, handout.reservations())
                .chain(() -> Statement.of(ADVANCE)
                        .with("generation", turn.id())
                        .with("fresh", handout.fresh())
                        .with("cursor", handout.cursor())
                        .execute(session))
                .chain(() -> stop(session, turn, room))
                .replaceWith(new Dispatched(true, turn.interactive(), handout.tasks(), handout.results()));
    }

    private static Uni<Integer> reserve(Mutiny.Session session, TurnRows.Turn turn, List<Reservation> reservations) {
        return reservations.isEmpty()
                ? Uni.createFrom().item(0)
                : Statement.of(RESERVE)
                        .with("generation", turn.id())
                        .rows("rows", reservations)
                        .execute(session);
    }

    private static Uni<Integer> stop(Mutiny.Session session, TurnRows.Turn turn, TokenRoom room) {
        if (!room.stopped()) {
            return Uni.createFrom().item(0);
        }
        if (!room.exhausted()) {
            return Statement.of(WAIT_FOR_TOKENS).with("generation", turn.id()).execute(session);
        }
        boolean budget = room.stoppedByBudget();
        return Statement.of(EXHAUSTED)
                .with("generation", turn.id())
                .with("code", budget ? "TOKEN_BUDGET" : "PROJECT_TOKEN_LIMIT")
                .with(
                        "message",
                        budget
                                ? "the next task does not fit into what is left of the token budget of %d; resume with more"
                                        .formatted(turn.tokenBudget())
                                : "the next task does not fit into what is left of the project's token limit of %d"
                                        .formatted(turn.tokenLimit()))
                .execute(session);
    }
}
