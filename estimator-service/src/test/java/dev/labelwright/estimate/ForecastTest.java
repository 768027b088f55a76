package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.estimate.ceiling.Money;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a selection is expected to use is learned from what was used. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class ForecastTest {
    private static final String GENERATION = """
            insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite, model,
              tasks_total, tokens_input, tokens_output, cost_micros)
            values (?, ?, ?, ?, 'test', '{}', 'SKIP', jsonb_build_object('name', cast(? as text)), 2, 900, 100, 4000)""";
    private static final String TASK = """
            insert into catalog.task (generation_id, number, stage, patient_id, note_ids, call_group, variable_ids,
              max_output_tokens, ceiling_tokens, status, tokens)
            values (?, ?, ?, 'P1', '{}', 1, '{}', 1, 1000, ?, ?)""";

    private Fixture fixture;

    @BeforeEach
    void givenANote() {
        fixture = new Fixture(2);
        fixture.variable("Age", Scope.ONE_PER_NOTE);
        fixture.note("P1", "N1", "a", 100);
    }

    @Test
    void saysNothingBeforeAnyGenerationOfTheModelHasFinished() {
        // Given a generation that runs, and one of another model
        generation(1, "RUNNING", fixture.model(), "NOTE_LABELS", 250);
        generation(2, "COMPLETED", "another", "NOTE_LABELS", 250);

        // When a selection is estimated
        EstimateView estimate = fixture.estimate(Map.of());

        // Then there is no forecast
        assertThat(estimate.expectedTokens()).isNull();
        assertThat(estimate.expectedCost()).isNull();
    }

    @Test
    void expectsWhatWasUsedOfEarlierCeilings() {
        // Given a finished generation whose calls have used a quarter of their ceilings, at 4 millionths a token
        generation(1, "COMPLETED", fixture.model(), "NOTE_LABELS", 250);

        // When a selection is estimated in both ways
        EstimateView unrefined = fixture.estimate(Map.of());
        EstimateView refined = fixture.estimate(Map.of("refine", true));

        // Then a quarter of its calls is expected, at that price
        long quarter = Math.round((unrefined.inputTokens() + unrefined.outputTokens()) / 4.0);
        assertThat(unrefined.expectedTokens()).isEqualTo(quarter).isLessThan(unrefined.estimatedMaxTokens());
        assertThat(refined.expectedTokens()).isEqualTo(quarter);
        assertThat(unrefined.expectedCost())
                .isEqualTo(new Money(
                        BigDecimal.valueOf(4 * quarter, 6).stripTrailingZeros().toPlainString(), "USD"));
    }

    @Test
    void learnsNothingAboutNotesFromCallsAboutPatients() {
        // Given a finished generation that asked no note
        generation(1, "COMPLETED", fixture.model(), "DEPENDENT", 250);

        // When notes are estimated, then there is no forecast
        assertThat(fixture.estimate(Map.of()).expectedTokens()).isNull();
    }

    /** A generation of two tasks, of which one has failed. */
    private void generation(int ordinal, String status, String model, String stage, int tokens) {
        UUID id = Ids.next();
        Fixture.run(GENERATION, id, fixture.project(), ordinal, status, model);
        Fixture.run(TASK, id, 1, stage, "DONE", tokens);
        Fixture.run(TASK, id, 2, stage, "FAILED", 999);
    }
}
