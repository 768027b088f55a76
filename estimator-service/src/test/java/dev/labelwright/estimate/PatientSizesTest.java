package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unrefined, everybody is summed up beforehand, and of a new batch only the largest patients are looked at. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class PatientSizesTest {
    private static final String PATIENTS = """
            insert into catalog.patient (project_id, patient_id, notes, tokens_o200k, tokens_cl100k, utf8_bytes,
              max_tokens_o200k, max_tokens_cl100k, max_utf8_bytes)
            select ?, 'P' || n, 1 + n % 300, 1 + n * 7919 % 10007, 1, 1, 1, 1, 1 from generate_series(1, 3000) n""";
    private static final String SUMS = """
            insert into catalog.patient_sums
            select project_id, least(notes, ?), count(*), sum(notes), sum(tokens_o200k), sum(tokens_cl100k),
              sum(utf8_bytes), max(max_tokens_o200k), max(max_tokens_cl100k), max(max_utf8_bytes)
            from catalog.patient where project_id = ? group by 1, 2""";
    private static final Map<String, ?> EVERYBODY = Map.of("patients", Fixture.EVERYBODY);

    private Fixture fixture;

    @BeforeEach
    void givenThreeThousandPatients() {
        fixture = new Fixture(2);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.variable("Drug", Scope.MANY_PER_NOTE);
        fixture.add(SampleVariables.aggregated("Stage", Strategy.MODEL, true, null));
        Fixture.run(PATIENTS, fixture.project());
    }

    @Test
    void theSumsOfUploadsSayWhatThePatientsSay() {
        // Given an estimate without sums
        EstimateView summedNow = fixture.estimate(EVERYBODY);

        // When the sums are there
        Fixture.run(SUMS, CandidateLines.MAX_CANDIDATES, fixture.project());
        EstimateView summedBefore = fixture.estimate(EVERYBODY);

        // Then the estimate is the same
        assertThat(summedBefore.patients()).isEqualTo(3000);
        assertThat(summedBefore)
                .usingRecursiveComparison()
                .ignoringFields("computedAt")
                .isEqualTo(summedNow);
    }

    @Test
    void aBatchIsBoundedByTheLargestPatients() {
        // Given all patients at a time, who are all there are to draw
        EstimateView everybody = fixture.estimate(EVERYBODY);

        // When a batch of all, and a batch of some, are estimated
        EstimateView all = batch(3000);
        EstimateView some = batch(20);

        // Then the one is all of them, and the other no less than a fair share and no more than twenty of the most
        assertThat(all.inputTokens()).isEqualTo(everybody.inputTokens());
        assertThat(all.notes()).isEqualTo(everybody.notes());
        assertThat(some.patients()).isEqualTo(20);
        assertThat(some.inputTokens()).isGreaterThan(everybody.inputTokens() / 150);
        assertThat(some.notes()).isBetween(20L * 270, 20L * 300);
    }

    private EstimateView batch(int size) {
        return fixture.estimate(Map.of("patients", Map.of("mode", "BATCH", "batchType", "NEW", "size", size)));
    }
}
