package dev.labelwright.generation.plan;

import dev.labelwright.condition.Predicate;
import dev.labelwright.project.ProjectLock;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Draws new batches: at random, of patients that no generation has covered, under the project's lock, so that two
 * generations never draw the same patient. The seed is kept: the draw is those with the lowest hash of id and seed. It is
 * a transaction of its own, short, so that a long planning holds up no other draw.
 */
@ApplicationScoped
public class BatchDraw {
    /** Patients that another planning is covering just now are passed over. */
    private static final String DRAW = """
            , locked as (
              select p.patient_id from catalog.patient p join chosen using (patient_id)
              where p.project_id = :project and not p.covered
              order by hashtextextended(p.patient_id, :seed), p.patient_id
              limit :size for no key update of p skip locked
            ), next as (
              update catalog.project set last_batch = last_batch + 1
              where id = :project and exists (select from locked)
              returning last_batch
            ), batch as (
              insert into catalog.batch (project_id, number, generation_id, size, seed)
              select :project, last_batch, :generation, (select count(*) from locked), :seed from next
              returning number
            ), members as (
              insert into catalog.batch_patient (project_id, batch, patient_id)
              select :project, batch.number, locked.patient_id from batch, locked
            ), covered as (
              update catalog.patient p set covered = true
              from locked where p.project_id = :project and p.patient_id = locked.patient_id
            )
            update catalog.generation g set batch = batch.number from batch where g.id = :generation
            returning cast(json_build_object('number', batch.number) as text)""";

    private static final String PREVIEWED = """
            select cast(to_json(r) as text) from (
              select patient_id from chosen order by hashtextextended(patient_id, :seed), patient_id limit :size
            ) r""";

    private static final String FREE = """
            with freed as (
              delete from catalog.batch_patient b using catalog.generation g
              where g.id = :generation and b.project_id = g.project_id and b.batch = g.batch
                and exists (select from catalog.batch own
                  where own.project_id = g.project_id and own.number = g.batch and own.generation_id = g.id)
              returning b.project_id, b.patient_id
            )
            update catalog.patient p set covered = false
            from freed where p.project_id = freed.project_id and p.patient_id = freed.patient_id""";

    private final SecureRandom random = new SecureRandom();

    private record BatchNumber(int number) {}

    private record Previewed(String patientId) {}

    /**
     * Draws the batch of a generation.
     *
     * @return its number; {@code null} where no patient is left to draw; then there is no batch
     */
    Uni<Integer> draw(
            Mutiny.Session session,
            UUID project,
            UUID generation,
            Selection selection,
            List<Predicate> values,
            int size) {
        SelectionSql chosen = SelectionSql.chosen(project, selection, values);
        // The lock before the statement that looks who is covered.
        return ProjectLock.take(session, project)
                .chain(() -> Statement.of(chosen.with(DRAW))
                        .with(chosen.parameters())
                        .with("generation", generation)
                        .with("size", size)
                        .with("seed", random.nextLong())
                        .first(session, BatchNumber.class))
                .map(drawn -> drawn == null ? null : drawn.number());
    }

    /** Patients for a preview: drawn in the same way, but covered by nothing. */
    Uni<PatientChoice> preview(
            Mutiny.Session session, UUID project, Selection selection, List<Predicate> values, int size) {
        SelectionSql chosen = SelectionSql.chosen(project, selection, values);
        return Statement.of(chosen.with(PREVIEWED))
                .with(chosen.parameters())
                .with("size", size)
                .with("seed", random.nextLong())
                .list(session, Previewed.class)
                .map(drawn -> drawn.isEmpty()
                        ? null
                        : new PatientChoice.Specific(
                                drawn.stream().map(Previewed::patientId).toList()));
    }

    /** Gives the patients back that were drawn for a generation that cannot be planned. */
    Uni<Integer> free(Mutiny.Session session, UUID generation) {
        return Statement.of(FREE).with("generation", generation).execute(session);
    }
}
