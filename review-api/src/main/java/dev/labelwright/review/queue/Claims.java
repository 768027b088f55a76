package dev.labelwright.review.queue;

import dev.labelwright.review.adjudicate.Awaiting;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of review.claim. */
final class Claims {
    // One at a time in a project, so that a patient and one of its labels are never out together.
    private static final String TURN = """
            select cast(to_jsonb(true) as text)
            from (select pg_advisory_xact_lock(hashtextextended(cast(cast(:project as uuid) as text), 1))) as turn
            """;

    private static final String ROW = """
            select cast(jsonb_build_object('id', c.id, 'unit', c.unit, 'key', c.key, 'patientId', c.patient_id,
              'reviewer', c.reviewer, 'heldUntil', c.held_until, 'doneAt', c.done_at) as text)
            """;

    private static final String DRAFTS = """
            select l.id, l.patient_id from review.label l
            join catalog.variable v on v.id = l.variable_id
            join catalog.project p on p.id = l.project_id
            where l.project_id = :project and l.removed_at is null and l.status = 'DRAFT'
            """;

    // A claim that has to do with the label: of its patient, or of itself, or of anything of the patient that is
    // sought.
    private static final String CLAIMED = """
            select c.reviewer from review.claim c
            where c.project_id = l.project_id and c.patient_id = l.patient_id
              and (c.unit = 'PATIENT' or c.key = cast(l.id as text) or cast(:unit as text) = 'PATIENT')
              and ((c.done_at is null and c.held_until > catalog.clock())
                or (c.done_at >= l.drafted_at and (c.unit = 'PATIENT' or c.key = cast(l.id as text))))
            """;

    private static final String OF_ONE = " and l.reviewers = '[]' and not exists (" + CLAIMED + ")";

    // Never twice to one reviewer, nor to more than the project asks for.
    private static final String OF_SEVERAL = """
             and not l.reviewers @> jsonb_build_array(jsonb_build_object('reviewer', cast(:reviewer as text)))
             and not exists (
            """ + CLAIMED + """
               and c.reviewer = cast(:reviewer as text))
             and p.reviewers_per_patient > (select count(*) from (
            """ + CLAIMED + """
              union
              select d.value ->> 'reviewer' from jsonb_array_elements(l.reviewers) as d(value)) taken)
            """;

    // Of those whom others hold, or who gave it back undone, an adjudicator takes nothing.
    private static final String UNSETTLED = """
            select l.id, l.patient_id from review.label l
            join catalog.variable v on v.id = l.variable_id
            join catalog.project p on p.id = l.project_id
            where l.project_id = :project and
            """ + Awaiting.CONDITION + " and " + Awaiting.NOT_OF_CALLER + """
             and not exists (
              select from review.claim c
              where c.project_id = l.project_id and c.patient_id = l.patient_id
                and (c.unit = 'PATIENT' or c.key = cast(l.id as text) or cast(:unit as text) = 'PATIENT')
                and ((c.done_at is null and c.held_until > catalog.clock())
                  or (c.reviewer = cast(:caller as text) and c.done_at is not null and c.unit = cast(:unit as text))))
            """;

    private static final String HELD = """
            , held as (
              insert into review.claim as c (id, project_id, unit, key, patient_id, reviewer, held_until)
              select cast(:id as uuid), cast(:project as uuid), cast(:unit as text),
                case cast(:unit as text) when 'PATIENT' then f.patient_id else cast(f.id as text) end, f.patient_id,
                cast(:reviewer as text), catalog.clock() + make_interval(secs => cast(:seconds as int))
              from free f
              on conflict (project_id, unit, key, reviewer) do update set id = excluded.id,
                held_until = excluded.held_until, done_at = null
              returning c.*
            )
            """ + ROW + "from held c";

    private static final String LIVE = ROW + """
            from review.claim c
            where c.project_id = :project and c.id = :id
            for update
            """;

    private static final String RELEASE = """
            update review.claim c set held_until = catalog.clock()
            where c.id = :id and c.done_at is null and c.held_until > catalog.clock()
            """;

    private static final String DONE = "update review.claim c set done_at = catalog.clock() where c.id = :id";

    private Claims() {}

    /** Waits until nobody else in the project is being given work. */
    static Uni<Void> takeTurn(Mutiny.Session session, UUID project) {
        return JsonRows.select(session, TURN, Map.of("project", project), Boolean.class)
                .replaceWithVoid();
    }

    /**
     * Holds the first free unit at or behind a place.
     *
     * @param pivot where a random order begins
     * @param forward whether to look behind the pivot or before it
     */
    static Uni<Optional<Claim>> hold(Mutiny.Session session, Wish wish, UUID id, long pivot, boolean forward) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder free = new StringBuilder(DRAFTS)
                .append(drafts(wish, parameters))
                .append(wish.panel().reviewers() == 1 ? OF_ONE : OF_SEVERAL);
        String order =
                switch (wish.order()) {
                    case LEAST_CONFIDENT -> " and l.confidence is not null order by l.confidence, l.id";
                    case RANDOM -> atRandom(wish, pivot, forward, parameters);
                    case DISAGREEMENT ->
                        " and l.id in (select r.label_id from review.revision r"
                                + " where r.action = 'REDRAFT'"
                                + " and r.before #> '{draft,value}' is distinct from r.after #> '{draft,value}')"
                                + atRandom(wish, pivot, forward, parameters);
                };
        return hold(session, wish, id, free, order, parameters);
    }

    /** Holds the first unit with something that reviewers differ on, and that the wisher can adjudicate. */
    static Uni<Optional<Claim>> holdUnsettled(Mutiny.Session session, Wish wish, UUID id) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", wish.reviewer());
        return hold(
                session,
                wish,
                id,
                new StringBuilder(UNSETTLED),
                " order by l.patient_id, l.note_id, l.variable_id, l.id",
                parameters);
    }

    /** Which drafts are work: without a value only for those who may not know that it has none. */
    private static String drafts(Wish wish, Map<String, Object> parameters) {
        if (!wish.panel().blindToDraft()) {
            return " and l.ai_value is not null";
        }
        if (wish.unit() == QueueUnit.PATIENT) {
            return " and l.drafted_at is not null";
        }
        Viewer viewer = new Viewer(wish.reviewer(), true);
        parameters.putAll(viewer.parameters());
        return " and l.drafted_at is not null" + viewer.condition();
    }

    private static Uni<Optional<Claim>> hold(
            Mutiny.Session session,
            Wish wish,
            UUID id,
            StringBuilder free,
            String order,
            Map<String, Object> parameters) {
        parameters.put("project", wish.project());
        parameters.put("unit", wish.unit().name());
        parameters.put("id", id);
        parameters.put("reviewer", wish.reviewer());
        parameters.put("seconds", (int) wish.lease().toSeconds());
        if (wish.variable() != null) {
            free.append(" and l.variable_id = :variable");
            parameters.put("variable", wish.variable());
        }
        return JsonRows.select(session, "with free as (" + free + order + " limit 1)" + HELD, parameters, Claim.class)
                .map(rows -> rows.stream().findFirst());
    }

    private static String atRandom(Wish wish, long pivot, boolean forward, Map<String, Object> parameters) {
        parameters.put("pivot", pivot);
        String place =
                switch (wish.unit()) {
                    case PATIENT -> "hashtextextended(l.patient_id, 0)";
                    case LABEL -> "uuid_hash_extended(l.id, 0)";
                };
        return " and %1$s %2$s :pivot order by %1$s, l.id".formatted(place, forward ? ">=" : "<");
    }

    /** Locks a claim of the project; empty where it has none of that id. */
    static Uni<Optional<Claim>> lock(Mutiny.Session session, UUID project, UUID id) {
        return JsonRows.select(session, LIVE, Map.of("project", project, "id", id), Claim.class)
                .map((List<Claim> rows) -> rows.stream().findFirst());
    }

    /** Gives the unit back, if it is held at all. */
    static Uni<Void> release(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(RELEASE)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> done(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(DONE)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }
}
