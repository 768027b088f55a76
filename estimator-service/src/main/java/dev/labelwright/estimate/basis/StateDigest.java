package dev.labelwright.estimate.basis;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A digest of the state that a project's estimates depend on, from rows that an index finds: neither notes nor labels are
 * scanned. What each part stands for is in {@code docs/estimates.md}.
 */
public final class StateDigest {
    private static final String DIGEST = """
            select md5(concat_ws('|',
              (select hash_record_extended(p, 0) from catalog.project p where p.id = :project),
              (select sum(hash_record_extended(v, 0)) from catalog.variable v
               where v.project_id = :project and v.deleted_at is null),
              (select sum(hash_record_extended(m, 0)) from catalog.model m
               where m.name = :model or m.id in (
                 select v.model_id from catalog.variable v where v.project_id = :project and v.deleted_at is null)),
              (select sum(hashtextextended(cast(u.id as text), 0)) from catalog.upload u where u.project_id = :project),
              (select sum(hashtextextended(cast(g.id as text), g.version)) from catalog.generation g
               where g.project_id = :project),
              (select sum(hashtextextended(cast(c.id as text) || coalesce(cast(c.answered_at as text), ''), 0))
               from catalog.label_command c where c.project_id = :project),
              (select sum(hashtextextended(cast(l.id as text) || cast(l.reviewed_at as text), l.version)) from (
                select id, version, reviewed_at from review.label
                where project_id = :project and removed_at is null and reviewed_at is not null
                order by project_id desc, reviewed_at desc, id desc limit 100) l),
              (select sum(hashtextextended(cast(d.id as text), 0)) from (
                select id from review.reviewer_decision where project_id = :project
                order by project_id desc, id desc limit 100) d),
              (select sum(hashtextextended(cast(r.id as text), 0)) from (
                select id from review.revision where action in ('RESET', 'RESTORE') order by id desc limit 100) r)
            )) as state""";

    private StateDigest() {}

    private record Digest(String state) {}

    /**
     * The present state.
     *
     * @param model the name of the generation's model
     */
    public static Uni<Basis> of(Mutiny.Session session, UUID project, String model) {
        return Statement.query(DIGEST)
                .with("project", project)
                .with("model", model)
                .first(session, Digest.class)
                .map(digest -> new Basis(digest.state(), model));
    }
}
