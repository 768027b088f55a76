package dev.labelwright.generation.command;

import dev.labelwright.batch.Covering;
import dev.labelwright.project.ProjectLock;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which patients are covered after labels were changed beside results. */
@ApplicationScoped
class Coverage {
    private static final String CLEARED = """
            update catalog.batch set status = 'CLEARED'
            where project_id = :project and number = :batch and status = 'CLEARING'""";

    private static final String FREE = """
            with member as (
              delete from catalog.batch_patient m where m.project_id = :project and m.batch = :batch
              returning m.patient_id
            )
            update catalog.patient p set covered = false
            from member
            where p.project_id = :project and p.patient_id = member.patient_id
              and not %s""".formatted(Covering.any("member.patient_id"));

    /** Frees the patients of a batch that was cleared, but those that another generation covers. */
    Uni<Void> clearBatch(Mutiny.Session session, UUID project, int batch) {
        return ProjectLock.take(session, project)
                .chain(() -> Statement.of(CLEARED)
                        .with("project", project)
                        .with("batch", batch)
                        .execute(session))
                .chain(() -> Statement.of(FREE)
                        .with("project", project)
                        .with("batch", batch)
                        .execute(session))
                .replaceWithVoid();
    }

    /** Covers the patients of a generation. */
    Uni<Void> cover(Mutiny.Session session, UUID project, UUID generation) {
        return ProjectLock.take(session, project)
                .chain(() -> Covering.mark(session, project, generation))
                .replaceWithVoid();
    }
}
