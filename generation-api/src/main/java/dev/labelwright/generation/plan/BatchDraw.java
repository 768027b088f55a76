package dev.labelwright.generation.plan;

import dev.labelwright.selection.PatientChoice;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Draws new batches: at random, of patients that no generation has covered, under the project's lock, which the caller
 * holds, so that two generations never draw the same patient. The seed is kept: the draw is those with the lowest hash of id and seed.
 */
@ApplicationScoped
public class BatchDraw {
    private static final String DRAW = """
            with drawn as (
              select patient_id from catalog.patient
              where project_id = :project and not covered
              order by hashtextextended(patient_id, :seed), patient_id
              limit :size
            ), next as (
              update catalog.project set last_batch = last_batch + 1
              where id = :project and exists (select from drawn)
              returning last_batch
            ), batch as (
              insert into catalog.batch (project_id, number, generation_id, size, seed)
              select :project, last_batch, :generation, (select count(*) from drawn), :seed from next
              returning number
            ), members as (
              insert into catalog.batch_patient (project_id, batch, patient_id)
              select :project, batch.number, drawn.patient_id from batch, drawn
            ), covered as (
              update catalog.patient p set covered = true
              from drawn where p.project_id = :project and p.patient_id = drawn.patient_id
            )
            select cast(to_json(batch) as text) from batch""";

    private final SecureRandom random = new SecureRandom();

    private record BatchNumber(int number) {}

    /**
     * The choice to plan with: a new batch is drawn and becomes an existing one; any other choice stays.
     *
     * @return {@code null} where no patient is left to draw; then there is no batch
     */
    Uni<PatientChoice> patients(Mutiny.Session session, UUID project, UUID generation, PatientChoice choice) {
        if (!(choice instanceof PatientChoice.NewBatch batch)) {
            return Uni.createFrom().item(choice);
        }
        return Statement.of(DRAW)
                .with("project", project)
                .with("generation", generation)
                .with("size", batch.size())
                .with("seed", random.nextLong())
                .first(session, BatchNumber.class)
                .map(drawn -> drawn == null ? null : new PatientChoice.Batch(drawn.number()));
    }
}
