package dev.labelwright.batch;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which generations cover a patient: those that are no preview, or a promoted one, unless they freed the patient or their
 * batch was cleared.
 */
public final class Covering {
    private static final String SQL = """
            exists (select from catalog.generation_patient other
              join catalog.generation g on g.id = other.generation_id
              left join catalog.batch drawn on drawn.project_id = g.project_id and drawn.number = g.batch
              where g.project_id = :project and other.patient_id = %s and not other.freed
                and (g.preview is null or g.preview = 'PROMOTED') and drawn.status is distinct from 'CLEARED'
                and %s)""";

    private static final String MARK = """
            update catalog.patient p set covered = true
            from catalog.generation_patient m
            where m.generation_id = :generation and p.project_id = :project and p.patient_id = m.patient_id
              and not p.covered""";

    private Covering() {}

    /** Marks the patients of a generation as covered. */
    public static Uni<Integer> mark(Mutiny.Session session, UUID project, UUID generation) {
        return Statement.of(MARK)
                .with("project", project)
                .with("generation", generation)
                .execute(session);
    }

    /** A predicate: any generation of {@code :project} covers the patient of a column. */
    public static String any(String patient) {
        return SQL.formatted(patient, "true");
    }

    /** As {@link #any}, but the generation {@code :generation}. */
    public static String other(String patient) {
        return SQL.formatted(patient, "g.id <> :generation");
    }
}
