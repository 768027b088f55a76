package dev.labelwright.generation.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows that a turn reads. */
final class TurnRows {
    private static final String NEXT = """
            select g.id, g.project_id, g.dispatch_cursor as cursor, g.interactive, g.outstanding, g.token_budget,
              p.token_limit, g.preview is not null as preview, catalog.clock() as now
            from catalog.generation g join catalog.project p on p.id = g.project_id
            where g.status = 'RUNNING'
              and (not g.waits_for_tokens or g.last_turn_at < catalog.clock() - interval '2 seconds')
              and (select coalesce(sum(o.outstanding), 0) from catalog.generation o
                where o.status in ('RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED', 'CANCELLING')
                  and o.interactive = g.interactive) < :outstanding
              and (g.outstanding < :window and (g.has_pending or exists (select from catalog.dispatch d
                  where d.generation_id = g.id and d.state = 'READY' and d.due_at <= catalog.clock()))
                or exists (select from catalog.dispatch d
                  where d.generation_id = g.id and d.state = 'RETRY' and d.due_at <= catalog.clock()))
            order by g.last_turn_at
            limit 1
            for no key update of g skip locked""";

    /**
     * What was out before comes first, then what was released, then what is pending. Each limit is a plain parameter: of
     * any other the planner thinks that a tenth of the table will be read.
     */
    private static final String TASKS = """
            with again as (
              select d.task_id, d.round,
                d.attempt + case when d.error ->> 'code' = 'NOT_STARTED' then 0 else 1 end as attempt, d.window_index,
                cast(0 as int) as number, cast(1 as int) as turn, d.due_at, d.error
              from catalog.dispatch d
              where d.generation_id = :generation and d.state = 'RETRY' and d.due_at <= catalog.clock()
              order by d.due_at limit :turn
            ), released as (
              select d.task_id, d.round, d.attempt + 1 as attempt, d.window_index, cast(0 as int) as number,
                cast(2 as int) as turn, d.due_at, cast(null as jsonb) as error
              from catalog.dispatch d
              where d.generation_id = :generation and d.state = 'READY' and d.due_at <= catalog.clock()
              order by d.due_at limit greatest(cast(:room as int), 0)
            ), fresh as (
              select t.id as task_id, t.round, 1 as attempt, 1 as window_index, t.number, cast(3 as int) as turn,
                cast(null as timestamptz) as due_at, cast(null as jsonb) as error
              from catalog.task t
              where t.generation_id = :generation and t.status = 'PENDING' and t.number > :cursor
              order by t.number limit greatest(cast(:room as int), 0)
            ), candidate as (
              select c.*, t.stage, t.patient_id, t.note_ids, t.text_hash, t.call_group, t.variable_ids,
                t.max_output_tokens, t.candidate_tokens, t.ceiling_tokens, t.windows, t.window_tokens,
                sum(coalesce(n.utf8_bytes, least(p.notes, 200000) * 512 * cardinality(t.variable_ids)))
                  over (order by c.turn, c.due_at, c.number, c.task_id) as bytes,
                row_number() over (order by c.turn, c.due_at, c.number, c.task_id) as place,
                count(*) filter (where c.turn > 1) over (order by c.turn, c.due_at, c.number, c.task_id) as newly_out
              from (select * from again union all select * from released union all select * from fresh) c
              join catalog.task t on t.id = c.task_id
              join catalog.patient p on p.project_id = :project and p.patient_id = t.patient_id
              left join catalog.note n on n.project_id = :project and n.note_id = t.note_ids[1]
            )
            select c.task_id, c.round, c.attempt, c.window_index, c.number, c.turn = 1 as again, c.stage, c.patient_id, c.note_ids,
              c.call_group, c.variable_ids, encode(c.text_hash, 'hex') as text_hash, c.max_output_tokens,
              c.candidate_tokens, c.ceiling_tokens, c.windows, c.window_tokens, n.text, c.error,
              c.text_hash is null or not exists (select from catalog.note other
                where other.project_id = :project and other.note_id = any (c.note_ids)
                  and other.text_hash <> c.text_hash) as unchanged
            from candidate c
            left join catalog.note n on n.project_id = :project and n.note_id = c.note_ids[1]
            where (c.bytes < :turnBytes or c.place = 1) and (c.turn = 1 or c.newly_out <= cast(:room as int))
            order by c.place limit :turn""";

    private static final String VARIABLES = """
            select stage, variable_id, key, definition, strategy, only_true_values, sources
            from catalog.generation_variable where generation_id = :generation order by position""";

    private static final String CALLS = """
            select call_group, model from catalog.generation_call where generation_id = :generation""";

    private TurnRows() {}

    /** A generation whose turn it is. */
    record Turn(
            UUID id,
            UUID projectId,
            int cursor,
            boolean interactive,
            int outstanding,
            Long tokenBudget,
            Long tokenLimit,
            boolean preview,
            Instant now) {}

    /**
     * A task that may be handed out.
     *
     * @param windowIndex which window of its note is asked, from 1
     * @param number its place among the pending ones; 0 where it was released or is due again
     * @param again whether it was out before, and so counts among what is out
     * @param windows the most windows that its note can have
     * @param windowTokens the most tokens of one of them; 0 where the note is sent whole
     * @param text the note; {@code null} in a later stage
     * @param error why the dispatch before has no answer; {@code null} where there was none
     * @param unchanged whether its notes are those that were planned
     */
    record Candidate(
            UUID taskId,
            int round,
            int attempt,
            int windowIndex,
            int number,
            boolean again,
            Stage stage,
            String patientId,
            List<String> noteIds,
            int callGroup,
            List<UUID> variableIds,
            String textHash,
            int maxOutputTokens,
            long candidateTokens,
            long ceilingTokens,
            int windows,
            int windowTokens,
            String text,
            JsonNode error,
            boolean unchanged) {
        /** What was wrong with the answer that the model gave to the dispatch before; {@code null} where it was not that. */
        String previousError() {
            if (error == null || error.isNull()) {
                return null;
            }
            TaskFailure failure = EventJson.mapper().convertValue(error, TaskFailure.class);
            return failure.code() == TaskFailure.Code.MALFORMED ? failure.message() : null;
        }

        /** Never the note: a record's text may end in a log. */
        @Override
        public String toString() {
            return "Candidate[taskId=%s]".formatted(taskId);
        }
    }

    /** A variable of the generation in one of its stages. */
    record VariableRow(
            Stage stage,
            UUID variableId,
            String key,
            JsonNode definition,
            Strategy strategy,
            boolean onlyTrueValues,
            List<UUID> sources) {
        VariableDefinition parsed() {
            return EventJson.mapper().convertValue(definition, VariableDefinition.class);
        }
    }

    private record CallRow(int callGroup, JsonNode model) {}

    private record StageVariable(Stage stage, UUID variableId) {}

    /**
     * What the calls of the generation have in common.
     *
     * @param models by call group; none where strategies answer
     */
    record Calls(Map<StageVariable, VariableRow> variables, Map<Integer, ModelView> models) {
        VariableRow variable(Stage stage, UUID id) {
            return variables.get(new StageVariable(stage, id));
        }

        AskedVariable asked(Stage stage, UUID id) {
            VariableRow row = variable(stage, id);
            return new AskedVariable(row.key(), row.parsed());
        }

        /** Whether a variable of a later stage has anything to be made from. */
        boolean hasValue(Candidate task, UUID id, List<PatientValues.Value> values) {
            List<UUID> sources = variable(task.stage(), id).sources();
            return values.stream().anyMatch(value -> sources.contains(value.variableId()));
        }

        ModelView model(Candidate candidate) {
            return models.get(candidate.callGroup());
        }
    }

    static Uni<Turn> next(Mutiny.Session session, DispatchConfiguration configuration) {
        return Statement.query(NEXT)
                .with("outstanding", configuration.outstanding())
                .with("window", configuration.window())
                .first(session, Turn.class);
    }

    static Uni<List<Candidate>> candidates(Mutiny.Session session, Turn turn, DispatchConfiguration configuration) {
        return Statement.query(TASKS)
                .with("generation", turn.id())
                .with("project", turn.projectId())
                .with("cursor", turn.cursor())
                .with("turn", configuration.turn())
                .with("room", Math.min(configuration.turn(), configuration.window() - turn.outstanding()))
                .with("turnBytes", configuration.turnBytes())
                .list(session, Candidate.class);
    }

    static Uni<Calls> calls(Mutiny.Session session, UUID generation) {
        return Statement.query(VARIABLES)
                .with("generation", generation)
                .list(session, VariableRow.class)
                .chain(variables -> Statement.query(CALLS)
                        .with("generation", generation)
                        .list(session, CallRow.class)
                        .map(calls -> new Calls(
                                variables.stream()
                                        .collect(Collectors.toMap(
                                                row -> new StageVariable(row.stage(), row.variableId()),
                                                Function.identity())),
                                calls.stream()
                                        .filter(call -> call.model() != null
                                                && !call.model().isNull())
                                        .collect(Collectors.toMap(CallRow::callGroup, call -> EventJson.mapper()
                                                .convertValue(call.model(), ModelView.class))))));
    }
}
