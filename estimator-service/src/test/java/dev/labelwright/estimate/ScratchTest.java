package dev.labelwright.estimate;

import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class ScratchTest {
    @Test
    void scratch() throws Exception {
        Fixture fixture = new Fixture(20);
        for (int i = 0; i < 20; i++) {
            fixture.variable("V" + i, Scope.ONE_PER_NOTE);
        }
        try (var c = TestDatabase.current().connectAsSuperuser();
                var s = c.createStatement()) {
            s.executeUpdate(
                    "insert into catalog.patient select p.id, 'P' || i, 10, 3000 + i % 997, 1,1, 400,1,1 from catalog.project p, generate_series(1, 1000000) i where not exists (select from catalog.patient q where q.project_id = p.id) and p.id = (select max(id::text)::uuid from catalog.project)");
            s.executeUpdate(
                    "insert into catalog.note select p.project_id, p.patient_id || '-' || n, p.patient_id, null, false, '', 'x', sha256(cast(p.patient_id || n as bytea)), 300, 300, 300, u.id from (select * from catalog.patient order by patient_id limit 20000) p join catalog.upload u using (project_id), generate_series(1, 10) n where p.notes = 10");
            s.execute("vacuum analyze");
        }
        for (Object patients : List.of(
                Map.of("mode", "ALL"),
                Map.of("mode", "BATCH"),
                Map.of("mode", "BATCH", "size", 1000),
                Map.of("mode", "BATCH", "size", 1000000),
                Map.of("mode", "SPECIFIC", "patientIds", List.of("P1")))) {
            for (boolean refine : new boolean[] {false, true}) {
                for (int i = 0; i < 2; i++) {
                    long t = System.nanoTime();
                    EstimateView v = fixture.estimate(Map.of("patients", patients, "refine", refine));
                    System.err.println("SCRATCH " + patients + " refine=" + refine + " ms="
                            + (System.nanoTime() - t) / 1000000 + " " + v);
                }
            }
        }
    }
}
