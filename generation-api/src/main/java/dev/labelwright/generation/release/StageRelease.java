package dev.labelwright.generation.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.condition.EffectiveLabels;
import dev.labelwright.condition.Predicate;
import dev.labelwright.condition.PredicateSql;
import dev.labelwright.event.EventJson;
import dev.labelwright.generation.GenerationFinish;
import dev.labelwright.ontology.Stage;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Releases the next step of patients of whom no task of the present one is open: decides the conditions that waited for
 * it, fails what builds on a failed task, and lays the rest out for the dispatcher. All of it is found in the tables, so a
 * release that a crash swallowed is done by whoever looks next.
 */
@ApplicationScoped
public class StageRelease {
    private static final int MOST = 500;

    private static final String NEXT = """
            select g.id, g.project_id, g.preview is not null as preview from catalog.generation g
            where g.status in ('RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED')
              and exists (select from catalog.generation_patient p
                where p.generation_id = g.id and p.open_tasks = 0 and p.step < p.last_step)
            order by g.interactive desc, g.last_turn_at
            limit 1
            for no key update of g""";

    private static final String DEFERRED = """
            select v.stage, v.variable_id, v.position, v.deferred from catalog.generation_variable v
            where v.generation_id = :generation and v.deferred <> '[]' order by v.position""";

    private static final String RELEASE = """
            with patient as materialized (
              select p.patient_id, p.last_step,
                (select min(t.step) from catalog.task t where t.generation_id = :generation
                  and t.patient_id = p.patient_id and t.status = 'WAITING') as step
              from catalog.generation_patient p
              where p.generation_id = :generation and p.open_tasks = 0 and p.step < p.last_step
              order by p.patient_id limit cast(:most as int)
            ), next as materialized (
              select t.* from patient p
              join catalog.task t on t.generation_id = :generation and t.patient_id = p.patient_id
                and t.step = p.step and t.status = 'WAITING'
            ), failed as materialized (
              select distinct t.patient_id, f.variable_id from patient p
              join catalog.task t on t.generation_id = :generation and t.patient_id = p.patient_id
                and t.step < p.step and t.status = 'FAILED'
              cross join lateral unnest(t.variable_ids) as f(variable_id)
            ), asked as (
              select t.id, t.patient_id, v.variable_id, v.position, exists (select from failed f
                  where f.patient_id = t.patient_id and f.variable_id = any (v.needs)) as blocked,
                met.met
              from next t
              join catalog.generation_variable v on v.generation_id = :generation and v.stage = t.stage
                and v.variable_id = any (t.variable_ids)
              left join catalog.note n on n.project_id = :project and n.note_id = t.note_ids[1]
              cross join lateral (select {met} as met) met
            ), decided as materialized (
              select t.id, t.patient_id, t.round, bool_or(a.blocked) as blocked,
                greatest(cardinality(t.note_ids), 1) as places, cardinality(t.variable_ids) as planned,
                coalesce(array_agg(a.variable_id order by a.position) filter (where a.met), '{}') as variable_ids
              from next t join asked a on a.id = t.id
              group by t.id, t.patient_id, t.round, t.note_ids, t.variable_ids
            ), changed as (
              update catalog.task t
              set status = case when d.blocked then 'FAILED' when d.variable_ids = '{}' then 'DONE' else t.status end,
                variable_ids = case when d.blocked or d.variable_ids = '{}' then t.variable_ids else d.variable_ids end,
                error = case when d.blocked then jsonb_build_object('code', 'EARLIER_STAGE_FAILED', 'message',
                  'a task of an earlier stage that this one builds on failed; retry asks for both') end
              from decided d
              where t.id = d.id and (d.blocked or cardinality(d.variable_ids) < d.planned)
            ), ready as (
              insert into catalog.dispatch (task_id, generation_id, state, round, attempt, dispatch_id, due_at,
                reserved_tokens)
              select d.id, :generation, 'READY', d.round, 0, d.id, catalog.clock(), 0
              from decided d where not d.blocked and d.variable_ids <> '{}'
            ), by_patient as (
              select p.patient_id, p.step, p.last_step,
                count(d.id) filter (where not d.blocked and d.variable_ids <> '{}') as ready
              from patient p left join decided d on d.patient_id = p.patient_id
              group by p.patient_id, p.step, p.last_step
            ), moved as (
              update catalog.generation_patient g
              set step = coalesce(p.step, g.last_step), open_tasks = p.ready
              from by_patient p where g.generation_id = :generation and g.patient_id = p.patient_id
            ), counts as (
              select count(*) as tasks, count(*) filter (where blocked) as failed,
                count(*) filter (where not blocked and variable_ids = '{}') as done,
                coalesce(sum(places * planned) filter (where blocked), 0) as failed_cells,
                coalesce(sum(places * (planned - cardinality(variable_ids))) filter (where not blocked), 0) as not_met
              from decided
            )
            update catalog.generation g
            set tasks_waiting = g.tasks_waiting - c.tasks, tasks_failed = g.tasks_failed + c.failed,
              tasks_done = g.tasks_done + c.done, outcomes_failed = g.outcomes_failed + c.failed_cells,
              outcomes_condition_not_met = g.outcomes_condition_not_met + c.not_met,
              patients_done = g.patients_done
                + (select count(*) from by_patient p where p.ready = 0 and coalesce(p.step, p.last_step) = p.last_step),
              version = g.version + 1
            from counts c where g.id = :generation""";

    private record Released(UUID id, UUID projectId, boolean preview) {}

    private record DeferredRow(Stage stage, UUID variableId, int position, JsonNode deferred) {
        List<Predicate> predicates() {
            return Arrays.asList(EventJson.mapper().convertValue(deferred, Predicate[].class));
        }
    }

    /**
     * Releases some patients of one generation, in the transaction of a session.
     *
     * @return whether there were any
     */
    Uni<Boolean> release(Mutiny.Session session) {
        return Statement.query(NEXT)
                .first(session, Released.class)
                .chain(generation -> generation == null
                        ? Uni.createFrom().item(false)
                        : release(session, generation).replaceWith(true));
    }

    private static Uni<Integer> release(Mutiny.Session session, Released generation) {
        return Statement.query(DEFERRED)
                .with("generation", generation.id())
                .list(session, DeferredRow.class)
                .chain(deferred -> {
                    Map<String, Object> parameters = new LinkedHashMap<>();
                    parameters.put("generation", generation.id());
                    parameters.put("project", generation.projectId());
                    parameters.put("most", MOST);
                    String met = met(deferred, generation.preview(), parameters);
                    if (generation.preview() && met.contains(":preview")) {
                        parameters.put("preview", generation.id());
                    }
                    return Statement.of(RELEASE.replace("{met}", met))
                            .with(parameters)
                            .execute(session);
                })
                .chain(() -> GenerationFinish.write(session, List.of(generation.id())));
    }

    private static String met(List<DeferredRow> deferred, boolean preview, Map<String, Object> parameters) {
        if (deferred.isEmpty()) {
            return "true";
        }
        String labels = EffectiveLabels.relation(preview);
        PredicateSql ofNote = PredicateSql.ofNote(labels, parameters);
        PredicateSql ofPatient = PredicateSql.ofPatient(labels, "t.patient_id", parameters);
        StringBuilder cases = new StringBuilder("case v.position");
        for (DeferredRow row : deferred) {
            PredicateSql seen = row.stage() == Stage.NOTE_LABELS ? ofNote : ofPatient;
            cases.append(" when ").append(row.position()).append(" then ").append(seen.all(row.predicates()));
        }
        return cases.append(" else true end").toString();
    }
}
