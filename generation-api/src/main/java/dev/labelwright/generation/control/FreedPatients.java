package dev.labelwright.generation.control;

import dev.labelwright.batch.Covering;
import dev.labelwright.project.ProjectLock;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Frees the patients of a cancelled generation of whom nothing was dispatched, for other batches to draw. */
@ApplicationScoped
class FreedPatients {
    private static final String FREE = """
            with touched as materialized (
              select t.patient_id from catalog.task t where t.generation_id = :generation and t.attempts > 0
              union
              select t.patient_id from catalog.dispatch d join catalog.task t on t.id = d.task_id
              where d.generation_id = :generation
            ), freed as (
              update catalog.generation_patient p set freed = true
              where p.generation_id = :generation and not p.freed
                and not exists (select from touched where touched.patient_id = p.patient_id)
              returning p.patient_id
            ), uncovered as (
              update catalog.patient p set covered = false
              from freed
              where p.project_id = :project and p.patient_id = freed.patient_id
                and not %s
              returning p.patient_id
            ), left_over as (
              delete from catalog.batch_patient m using catalog.batch b, uncovered u
              where b.project_id = :project and b.generation_id = :generation
                and m.project_id = b.project_id and m.batch = b.number and m.patient_id = u.patient_id
              returning m.batch
            )
            update catalog.batch b set size = b.size - l.patients
            from (select batch, count(*) as patients from left_over group by batch) l
            where b.project_id = :project and b.number = l.batch""".formatted(Covering.other("freed.patient_id"));

    /** Frees them in the transaction of a session that has the generation's lock. */
    Uni<Void> free(Mutiny.Session session, UUID project, UUID generation) {
        return ProjectLock.take(session, project)
                .chain(() -> Statement.of(FREE)
                        .with("project", project)
                        .with("generation", generation)
                        .execute(session))
                .replaceWithVoid();
    }
}
