package dev.labelwright.review.store;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of labels and of their revisions, always written together. */
public final class Labels {
    /** A row {@code l} of review.label as the JSON of a {@link Label}. */
    public static final String JSON = """
            jsonb_build_object('id', l.id, 'cellId', l.cell_id,
              'cell', jsonb_build_object('projectId', l.project_id, 'patientId', l.patient_id, 'noteId', l.note_id,
                'variableId', l.variable_id),
              'draft', jsonb_build_object('value', l.ai_value, 'confidence', l.confidence, 'evidence', l.evidence,
                'model', l.model, 'variableVersion', l.variable_version, 'generationId', l.generation_id,
                'generationOrdinal', l.generation_ordinal, 'threshold', l.threshold,
                'noteHash', encode(l.note_hash, 'hex'), 'draftedAt', l.drafted_at),
              'decision', jsonb_build_object('status', l.status, 'value', l.decided_value, 'reviewer', l.reviewer,
                'reviewedAt', l.reviewed_at, 'comment', l.comment),
              'reviewers', l.reviewers, 'version', l.version, 'removedAt', l.removed_at)""";

    private static final String CURRENT = "select cast(" + JSON + """
             as text)
            from jsonb_array_elements_text(cast(cast(:cells as text) as jsonb)) as r(cell_id)
            join review.label l on l.cell_id = cast(r.cell_id as uuid) and l.removed_at is null
            order by l.id
            """;

    private static final String WRITE = """
            insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id, ai_value, confidence,
              evidence, model, variable_version, generation_id, generation_ordinal, threshold, note_hash, drafted_at,
              status, decided_value, reviewer, reviewed_at, comment, reviewers, version, removed_at)
            select r.id, r."cellId", k."projectId", k."patientId", k."noteId", k."variableId", d.value, d.confidence,
              d.evidence, d.model, d."variableVersion", d."generationId", d."generationOrdinal", d.threshold,
              decode(d."noteHash", 'hex'), d."draftedAt", p.status, p.value, p.reviewer, p."reviewedAt", p.comment,
              r.reviewers, r.version, r."removedAt"
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(id uuid, "cellId" uuid, cell jsonb, draft jsonb, decision jsonb, reviewers jsonb, version int,
                "removedAt" timestamptz)
            cross join lateral jsonb_to_record(r.cell)
              as k("projectId" uuid, "patientId" text, "noteId" text, "variableId" uuid)
            cross join lateral jsonb_to_record(r.draft)
              as d(value jsonb, confidence double precision, evidence jsonb, model text, "variableVersion" int,
                "generationId" uuid, "generationOrdinal" int, threshold double precision, "noteHash" text,
                "draftedAt" timestamptz)
            cross join lateral jsonb_to_record(r.decision)
              as p(status text, value jsonb, reviewer text, "reviewedAt" timestamptz, comment text)
            on conflict (id) do update set ai_value = excluded.ai_value, confidence = excluded.confidence,
              evidence = excluded.evidence, model = excluded.model, variable_version = excluded.variable_version,
              generation_id = excluded.generation_id, generation_ordinal = excluded.generation_ordinal,
              threshold = excluded.threshold, note_hash = excluded.note_hash, drafted_at = excluded.drafted_at,
              status = excluded.status, decided_value = excluded.decided_value, reviewer = excluded.reviewer,
              reviewed_at = excluded.reviewed_at, comment = excluded.comment, reviewers = excluded.reviewers,
              version = excluded.version, removed_at = excluded.removed_at
            """;

    private static final String APPEND = """
            insert into review.revision (label_id, version, actor_kind, actor, action, before, after, generation_id,
              comment)
            select r."labelId", r.version, r."actorKind", r.actor, r.action, r.before, r.after, r."generationId",
              r.comment
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("labelId" uuid, version int, "actorKind" text, actor text, action text, before jsonb, after jsonb,
                "generationId" uuid, comment text)
            """;

    private static final String STATE = """
            select cast(jsonb_build_object('version', r.version, 'after', r.after) as text)
            from review.revision r where r.label_id = :label and r.version = :version
            """;

    private Labels() {}

    /** What a label was after a revision; empty where it has no such revision. */
    public static Uni<Optional<RevisedState>> state(Mutiny.Session session, UUID label, int version) {
        return JsonRows.select(session, STATE, Map.of("label", label, "version", version), RevisedState.class)
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * The labels of cells that were not removed, the oldest first. Their cells' locks are taken in an earlier statement:
     * a statement sees only what was committed before it began, not what it waited for.
     */
    public static Uni<List<Label>> current(Mutiny.Session session, Collection<UUID> cells) {
        if (cells.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return JsonRows.select(session, CURRENT, Map.of("cells", EventJson.write(cells)), Label.class);
    }

    /** Writes labels of which no revision speaks: only what reviewers say of them on their own has changed. */
    public static Uni<Void> keep(Mutiny.Session session, List<Label> labels) {
        return JsonRows.write(session, WRITE, labels);
    }

    /** Writes each changed label as it is in the end, and one revision for each change. */
    public static Uni<Void> write(Mutiny.Session session, List<LabelChange> changes) {
        Map<UUID, Label> labels = new LinkedHashMap<>();
        changes.forEach(change -> labels.put(change.after().id(), change.after()));
        return JsonRows.write(session, WRITE, List.copyOf(labels.values()))
                .chain(() -> JsonRows.write(
                        session, APPEND, changes.stream().map(RevisionRow::of).toList()));
    }
}
