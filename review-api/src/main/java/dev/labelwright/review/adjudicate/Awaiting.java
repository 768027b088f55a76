package dev.labelwright.review.adjudicate;

/** Which labels wait for an adjudicator, in SQL. */
public final class Awaiting {
    /**
     * Who is through with the cell of a row {@code l} of review.label: has decided on every draft in it, or is done with
     * the patient since the cell was last asked.
     */
    static final String THROUGH = """
            select mine.reviewer from (
              select d.value ->> 'reviewer' as reviewer, count(*) filter (where o.drafted_at is not null) as drafts
              from review.label o cross join lateral jsonb_array_elements(o.reviewers) as d(value)
              where o.cell_id = l.cell_id and o.removed_at is null
              group by 1) mine
            where mine.drafts = (select count(*) from review.label o
              where o.cell_id = l.cell_id and o.removed_at is null and o.drafted_at is not null
                and (o.status = 'DRAFT' or o.reviewers <> '[]'))
            union
            select done.reviewer from review.claim done
            where done.project_id = l.project_id and done.unit = 'PATIENT' and done.key = l.patient_id
              and done.done_at >= coalesce((select c.asked_at from review.cell c where c.id = l.cell_id), '-infinity')
            """;

    /**
     * The condition on rows {@code l} of review.label, of variables {@code v} and projects {@code p}: as many reviewers as
     * the project asks for have decided, and the label is not settled. Of a value that was added among others, who is
     * through with the cell and did not add it has decided too.
     */
    public static final String CONDITION = """
            l.removed_at is null and l.status = 'DRAFT' and l.reviewers <> '[]'
              and (jsonb_array_length(l.reviewers) >= p.reviewers_per_patient
                or (l.drafted_at is null and l.note_id <> '' and v.scope = 'MANY_PER_NOTE'
                  and p.reviewers_per_patient <= (select count(*) from (
            """ + THROUGH + ") through)))";

    /**
     * The condition that {@code :caller} decided on nothing in the cell of {@code l}; that nobody can know of those who do
     * not say who they are.
     */
    public static final String NOT_OF_CALLER = """
            (cast(:caller as text) = 'anonymous' or not exists (
              select from review.label o
              where o.cell_id = l.cell_id and o.removed_at is null
                and o.reviewers @> jsonb_build_array(jsonb_build_object('reviewer', cast(:caller as text)))))
            """;

    private Awaiting() {}
}
