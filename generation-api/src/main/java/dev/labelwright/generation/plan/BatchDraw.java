package dev.labelwright.generation.plan;

import dev.labelwright.selection.PatientChoice;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Draws new batches: at random, of patients that no generation has covered, under the project's lock, so that two
 * generations never draw the same patient. The seed is kept: the draw is those with the lowest hash of id and seed.
 */
@ApplicationScoped
public class BatchDraw {
    private static final String NUMBER = """
            with next as (
              update catalog.project set last_batch = last_batch + 1 where id = :project returning last_batch
            ), batch as (
              insert into catalog.batch (project_id, number, generation_id, size, seed)
              select :project, last_batch, :generation, :size, :seed from next
              returning number
            )
            select cast(to_json(batch) as text) from batch""";
    private static final String DRAW = """
            with drawn as (
              select patient_id from catalog.patient
              where project_id = :project and not covered
              order by hashtextextended(patient_id, :seed), patient_id
              limit :size
            ), members as (
              insert into catalog.batch_patient (project_id, batch, patient_id)
              select :project, :batch, patient_id from drawn
            )
            update catalog.patient p set covered = true
            from drawn where p.project_id = :project and p.patient_id = drawn.patient_id""";

    private final SecureRandom random = new SecureRandom();

    private record BatchNumber(int number) {}

    /** The choice to plan with: a new batch is drawn and becomes an existing one; any other choice stays. */
    Uni<PatientChoice> patients(Mutiny.Session session, UUID project, UUID generation, PatientChoice choice) {
        if (!(choice instanceof PatientChoice.NewBatch batch)) {
            return Uni.createFrom().item(choice);
        }
        long seed = random.nextLong();
        return Statement.of(NUMBER)
                .with("project", project)
                .with("generation", generation)
                .with("size", batch.size())
                .with("seed", seed)
                .first(session, BatchNumber.class)
                .call(number -> Statement.of(DRAW)
                        .with("project", project)
                        .with("batch", number.number())
                        .with("size", batch.size())
                        .with("seed", seed)
                        .execute(session))
                .map(number -> new PatientChoice.Batch(number.number()));
    }
}
