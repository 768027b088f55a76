package dev.labelwright.generation.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.condition.EffectiveLabels;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The effective values that tasks of later stages are made from. For a model the most confident of each variable, as many
 * as a prompt takes; for a strategy all.
 */
final class PatientValues {
    private static final String VALUES = """
            with task as (
              select * from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                as r(task_id uuid, patient_id text, stage text, variable_ids uuid[], local boolean)
            ), source as (
              select distinct t.task_id, t.patient_id, t.stage, t.local, s.id as variable_id, gv.only_true_values
              from task t
              join catalog.generation_variable gv on gv.generation_id = :generation and gv.stage = t.stage
                and gv.variable_id = any (t.variable_ids)
              cross join lateral unnest(gv.sources) as s(id)
            ), value as (
              select s.task_id, s.variable_id, v.name as variable, e.value, e.confidence, e.note_id, e.evidence,
                s.local, n.noted_at, coalesce(n.has_time, false) as has_time,
                row_number() over (partition by s.task_id, s.variable_id
                  order by e.confidence desc, n.noted_at desc nulls last, e.note_id desc) as place
              from source s
              join catalog.variable v on v.id = s.variable_id
              join {labels} e on e.project_id = :project and e.patient_id = s.patient_id
                and e.variable_id = s.variable_id and e.value is not null
              left join catalog.note n on n.project_id = :project and n.note_id = e.note_id
              where case when s.stage = 'AGGREGATION' then e.note_id <> ''
                  else (e.note_id = '') = (v.scope = 'ONE_PER_PATIENT') end
                and (not s.only_true_values or e.value = cast('true' as jsonb))
            )
            select task_id, variable_id, variable, value, confidence, note_id, evidence, noted_at, has_time
            from value where local or place <= cast(:most as int)
            order by task_id, noted_at nulls first, note_id, variable""";

    private PatientValues() {}

    private record TaskRow(UUID taskId, String patientId, Stage stage, List<UUID> variableIds, boolean local) {}

    /** A value with its place. */
    record Value(
            UUID taskId,
            UUID variableId,
            String variable,
            JsonNode value,
            double confidence,
            String noteId,
            List<EvidenceRow> evidence,
            Instant notedAt,
            boolean hasTime) {

        /** As the model gets it; the key is given when the prompt is filled. */
        Candidate candidate() {
            return new Candidate("c", variable, value, confidence, date(), noteId.isEmpty() ? null : noteId, quotes());
        }

        List<Quote> quotes() {
            return evidence.stream().map(row -> row.quote(noteId)).toList();
        }

        private String date() {
            if (notedAt == null) {
                return null;
            }
            return hasTime
                    ? notedAt.toString()
                    : notedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }

        /** Never the value: a record's text may end in a log. */
        @Override
        public String toString() {
            return "Value[taskId=%s, variableId=%s]".formatted(taskId, variableId);
        }
    }

    /** A quote as a label keeps it. */
    record EvidenceRow(
            @JsonProperty("noteId") String noteId, Integer start, Integer end, String text, boolean grounded) {
        Quote quote(String ownNote) {
            String note = noteId != null ? noteId : ownNote.isEmpty() ? null : ownNote;
            return grounded ? new Quote(note, start, end, text, true) : new Quote(note, -1, -1, text, false);
        }
    }

    /** The values of the tasks, by task, in the order of the notes; a task without any is not in the map. */
    static Uni<Map<UUID, List<Value>>> of(
            Mutiny.Session session, TurnRows.Turn turn, List<TurnRows.Candidate> tasks, TurnRows.Calls calls) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<TaskRow> rows = new ArrayList<>();
        for (TurnRows.Candidate task : tasks) {
            rows.add(new TaskRow(
                    task.taskId(), task.patientId(), task.stage(), task.variableIds(), calls.model(task) == null));
        }
        Statement statement = Statement.query(VALUES.replace("{labels}", EffectiveLabels.relation(turn.preview())))
                .rows("rows", rows)
                .with("generation", turn.id())
                .with("project", turn.projectId())
                .with("most", CandidateLines.MAX_CANDIDATES);
        return (turn.preview() ? statement.with("preview", turn.id()) : statement)
                .list(session, Value.class)
                .map(values -> values.stream().collect(Collectors.groupingBy(Value::taskId)));
    }
}
