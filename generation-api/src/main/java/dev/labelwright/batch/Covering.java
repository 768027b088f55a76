package dev.labelwright.batch;

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

    private Covering() {}

    /** A predicate: any generation of {@code :project} covers the patient of a column. */
    public static String any(String patient) {
        return SQL.formatted(patient, "true");
    }

    /** As {@link #any}, but the generation {@code :generation}. */
    public static String other(String patient) {
        return SQL.formatted(patient, "g.id <> :generation");
    }
}
